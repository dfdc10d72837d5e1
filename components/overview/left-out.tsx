import type { Overview } from "../../lib/wire/overview.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { NameText } from "../ui/name-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { assumptionWords, ineligibleWords } from "./reason-words.ts";

/** What the figures rest on that the records do not say. */
export function Assumptions({ overview }: { readonly overview: Overview }) {
  const { assumed, total } = overview;
  return (
    <Panel title="Assumed" note="What the figures rest on that the records do not say.">
      {assumed.length === 0 ? (
        <p className="text-13 text-ink-2">
          {total.records === total.unpricedRecords
            ? "Not evaluable: no record has a price."
            : "Nothing. The priced records say all that a price needs."}
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5 text-13">
          {assumed.map(({ assumption, records, moreIfLong, withoutLongPrice }) => (
            <li key={assumption} className="flex gap-4">
              <span className="w-16 shrink-0 text-right font-medium">{formatCount(records)}</span>
              <span className="text-ink-2">
                {assumptionWords(assumption).assumed}.{" "}
                <span className="text-ink-3">
                  {assumptionWords(assumption).effect}
                  {moreIfLong ? ` At most ${formatUsd(moreIfLong)} more.` : null}
                  {withoutLongPrice
                    ? ` How much more is not known for ${formatCount(withoutLongPrice)} of them: no long price is published at their tier.`
                    : null}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Records that stay as served in the comparison, with why. */
export function CannotMove({ overview }: { readonly overview: Overview }) {
  const lines = overview.ineligible.filter(({ tier }) => tier !== "standard");
  const nothingPriced = overview.total.records === overview.total.unpricedRecords;
  return (
    <Panel
      flush
      title="Cannot move"
      note="Priced records that a tier is not sold for. They count as served in its total."
    >
      {lines.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-ink-2">
          {nothingPriced
            ? "Not evaluable: no record has a price."
            : "Every priced record could move to every tier."}
        </p>
      ) : (
        <DataTable
          caption="Records that cannot move"
          rows={lines}
          rowKey={({ tier, reason, model, becauseLong }) =>
            JSON.stringify([tier, reason, model, becauseLong])
          }
          show={6}
          columns={[
            { id: "tier", header: "To", cell: ({ tier }) => <TierName tier={tier} /> },
            {
              id: "model",
              header: "Model",
              cell: ({ model }) => <NameText name={model ?? "unknown"} />,
            },
            { id: "reason", header: "Because", cell: (line) => ineligibleWords(line) },
            {
              id: "records",
              header: "Records",
              numeric: true,
              sortBy: ({ records }) => records,
              cell: ({ records }) => formatCount(records),
            },
          ]}
        />
      )}
    </Panel>
  );
}
