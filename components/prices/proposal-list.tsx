"use client";
import { useState } from "react";
import type { PriceProposal } from "../../lib/wire/price-file.ts";
import { formatDay } from "../format/moment.ts";
import { formatCount } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import {
  canBeAccepted,
  firstView,
  PROPOSAL_VIEWS,
  type ProposalView,
  rateChanges,
  shownProposals,
  viewCounts,
} from "./proposal-words.ts";

const MOST_SHOWN = 60;

function Rates({ proposal }: { readonly proposal: PriceProposal }) {
  return (
    <span className="flex flex-wrap gap-x-4 text-13">
      {rateChanges(proposal).map(({ label, file, list }) => (
        <span key={label}>
          <span className="text-ink-3">{label}</span> {file}
          {list === null ? null : <span className="text-ink-3"> (list {list})</span>}
        </span>
      ))}
    </span>
  );
}

interface RowProps {
  readonly proposal: PriceProposal;
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

function Row({ proposal, chosen, onChange }: RowProps) {
  const { key, provider, model, tier, band, why, fromDay, status } = proposal;
  return (
    <li className="border-t border-line py-2">
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          checked={chosen}
          disabled={!canBeAccepted(proposal)}
          onChange={({ target }) => onChange(target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        />
        <span className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-2 text-13">
            <span className="font-medium wrap-anywhere">{model}</span>
            <span className="text-ink-3">{provider ?? "any provider"}</span>
            <TierName tier={tier} />
            {band === "all" ? null : <span className="text-ink-3">{band} context</span>}
          </span>
          <Rates proposal={proposal} />
          {why === null ? null : <span className="block text-12 text-warn">{why}</span>}
          <span className="block text-12 text-ink-3 wrap-anywhere">
            {key === model ? "" : `${key}, `}
            {status === "same" ? "as listed" : `from ${formatDay(fromDay)}`}
          </span>
        </span>
      </label>
    </li>
  );
}

interface SearchProps {
  readonly view: ProposalView;
  readonly text: string;
  readonly counts: ReturnType<typeof viewCounts>;
  readonly setView: (view: ProposalView) => void;
  readonly setText: (text: string) => void;
}

function Search({ view, text, counts, setView, setText }: SearchProps) {
  return (
    <>
      <SelectField
        label="Rows shown"
        value={view}
        onChange={({ target }) => {
          const found = PROPOSAL_VIEWS.find(({ value }) => value === target.value);
          if (found) setView(found.value);
        }}
        className="w-48"
      >
        {PROPOSAL_VIEWS.map(({ value, label }) => (
          <option key={value} value={value}>
            {`${label} (${formatCount(counts[value])})`}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Search"
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="w-44"
      />
    </>
  );
}

interface ProposalListProps {
  readonly proposals: readonly PriceProposal[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** The rows of a price file, to be accepted one by one. */
export function ProposalList({ proposals, chosen, onChange }: ProposalListProps) {
  const [view, setView] = useState<ProposalView>(() => firstView(proposals));
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const shown = shownProposals(proposals, { view, text });
  const drawn = all ? shown : shown.slice(0, MOST_SHOWN);
  const usable = drawn.filter(canBeAccepted);
  const put = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  const isAllChosen = usable.length > 0 && usable.every(({ id }) => chosen.has(id));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Search counts={viewCounts(proposals)} {...{ view, text, setView, setText }} />
        {usable.length > 1 ? (
          <Button
            onClick={() =>
              put(
                usable.map(({ id }) => id),
                !isAllChosen,
              )
            }
          >
            {isAllChosen ? "Choose none of these" : `Choose these ${usable.length}`}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? <p className="text-13 text-ink-3">No row of that kind.</p> : null}
      <ul aria-label="Rows of the price file">
        {drawn.map((proposal) => (
          <Row
            key={proposal.id}
            proposal={proposal}
            chosen={chosen.has(proposal.id)}
            onChange={(isChosen) => put([proposal.id], isChosen)}
          />
        ))}
      </ul>
      {drawn.length < shown.length ? (
        <Button size="small" look="quiet" className="self-start" onClick={() => setAll(true)}>
          Show all {formatCount(shown.length)}
        </Button>
      ) : null}
    </div>
  );
}
