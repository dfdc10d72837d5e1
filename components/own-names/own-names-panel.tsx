"use client";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { StoredOwnPrice } from "../../lib/wire/own-names.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { formatDay } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { useOwnNames } from "./own-names.tsx";
import { PriceEntry } from "./price-entry.tsx";

interface EntryProps {
  readonly children: ReactNode;
  /** What pressing its button does, in words. */
  readonly takeBack: string;
  readonly path: string;
}

/** One thing that the user added, with a way to take it back. */
function Entry({ children, takeBack, path }: EntryProps) {
  const { refresh } = useOwnNames();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      {children}
      <Button
        size="small"
        look="quiet"
        aria-label={takeBack}
        title="Take this back"
        onClick={async () => {
          const left = await requestJson(path, { method: "DELETE" });
          setProblem(left.ok ? null : left.error.message);
          if (left.ok) await refresh();
        }}
      >
        <X size={13} aria-hidden />
      </Button>
      {problem ? (
        <span role="alert" className="text-loss">
          {problem}
        </span>
      ) : null}
    </li>
  );
}

const Word = ({ children }: { readonly children: string }) => (
  <code className="font-mono text-12 break-all">{children}</code>
);

function PriceRow({ price }: { readonly price: StoredOwnPrice }) {
  const { id, provider, model, tier, fromDay, input, cachedInput, output, source } = price;
  const rates = [
    `${formatRate(input)} input`,
    cachedInput === null ? null : `${formatRate(cachedInput)} cached`,
    output === null ? null : `${formatRate(output)} output`,
  ].filter((rate) => rate !== null);
  return (
    <Entry
      takeBack={`Remove your price of ${model} at ${tier} from ${fromDay}`}
      path={`${API.ownPrices}?id=${id}`}
    >
      <Word>{model}</Word>
      {provider === null ? null : <span className="text-ink-3">of {provider}</span>}
      <TierName tier={tier} />
      <span>{rates.join(", ")}</span>
      <span className="text-ink-3">
        from {formatDay(fromDay)}. {source}
      </span>
      <Badge tone="accent">own entry</Badge>
    </Entry>
  );
}

const NO_NEED = { model: null, tier: null, fromDay: null };

/** The user's own model names, tier words and prices; each can be taken back. */
export function OwnNamesPanel({ always = false }: { readonly always?: boolean }) {
  const { own, refresh } = useOwnNames();
  const { models, tiers, prices } = own;
  const isEmpty = models.length + tiers.length + prices.length === 0;
  if (isEmpty && !always) return null;
  return (
    <Panel
      className="rounded-box border border-line"
      title="Names and prices of your own"
      note={
        isEmpty
          ? "None. For a model or tier that the price list does not hold, such as one of your own servers."
          : "What the price list does not hold. They count for every import, also for those that are in."
      }
      actions={<PriceEntry need={NO_NEED} onSaved={() => void refresh()} />}
    >
      {isEmpty ? null : (
        <ul className="flex flex-col gap-1 text-13">
          {models.map(({ name, provider, model }) => (
            <Entry
              key={`model ${name}`}
              takeBack={`Price ${name} no more as ${model}`}
              path={`${API.aliases}?name=${encodeURIComponent(name)}`}
            >
              <Word>{name}</Word>
              <span className="text-ink-3">is priced as</span>
              <span>{model}</span>
              <span className="text-ink-3">of {provider}</span>
            </Entry>
          ))}
          {tiers.map(({ name, tier }) => (
            <Entry
              key={`tier ${name}`}
              takeBack={`Price ${name === "" ? "records without a tier" : name} no more as ${tier}`}
              path={`${API.tierAliases}?name=${encodeURIComponent(name)}`}
            >
              {name === "" ? <span>Records that name no tier</span> : <Word>{name}</Word>}
              <span className="text-ink-3">
                {name === "" ? "are priced as" : "is priced as tier"}
              </span>
              <TierName tier={tier} />
            </Entry>
          ))}
          {prices.map((price) => (
            <PriceRow key={price.id} price={price} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
