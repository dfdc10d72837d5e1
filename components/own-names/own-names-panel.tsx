"use client";
import type { ReactNode } from "react";
import type { StoredDiscount, StoredOwnPrice } from "../../lib/wire/own-names.ts";
import { API } from "../../lib/wire/paths.ts";
import { formatDay } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { Panel } from "../ui/panel.tsx";
import { DiscountEntry } from "./discount-entry.tsx";
import { NameEntry } from "./name-entry.tsx";
import { useOwnNames } from "./own-names.tsx";
import { PriceEntry } from "./price-entry.tsx";
import { TakeBack } from "./take-back.tsx";

interface EntryProps {
  readonly children: ReactNode;
  /** What pressing its button does, in words. */
  readonly takeBack: string;
  readonly path: string;
}

/** One thing that the user added, with a way to take it back. */
function Entry({ children, takeBack, path }: EntryProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      {children}
      <TakeBack label={takeBack} path={path} />
    </li>
  );
}

const Word = ({ children }: { readonly children: string }) => (
  <code className="font-mono text-12 break-all">{children}</code>
);

function PriceRow({ price }: { readonly price: StoredOwnPrice }) {
  const { id, provider, model, tier, fromDay, input, cachedInput, output, source } = price;
  const { cacheWrite = null, cacheWrite1h = null, band = "all", fromFile = false } = price;
  const rates = [
    `${formatRate(input)} input`,
    cachedInput === null ? null : `${formatRate(cachedInput)} cached`,
    cacheWrite === null ? null : `${formatRate(cacheWrite)} cache write`,
    cacheWrite1h === null ? null : `${formatRate(cacheWrite1h)} cache write for 1 h`,
    output === null ? null : `${formatRate(output)} output`,
  ].filter((rate) => rate !== null);
  return (
    <Entry
      takeBack={`Remove your price of ${model} at ${tier}${band === "all" ? "" : ` (${band})`} from ${fromDay}`}
      path={`${API.ownPrices}?id=${id}`}
    >
      <Word>{model}</Word>
      {provider === null ? null : <span className="text-ink-3">of {provider}</span>}
      <TierName tier={tier} />
      {band === "all" ? null : <span className="text-ink-3">{band} context</span>}
      <span>{rates.join(", ")}</span>
      <span className="text-ink-3">
        from {formatDay(fromDay)}. {source}
      </span>
      <Badge tone="accent">{fromFile ? "price file" : "own entry"}</Badge>
    </Entry>
  );
}

function DiscountRow({ discount }: { readonly discount: StoredDiscount }) {
  const { id, provider, model, tier, percent, fromDay, toDay, note } = discount;
  const of = model === null ? `all models of ${provider}` : model;
  const period =
    toDay === null ? `from ${formatDay(fromDay)}` : `${formatDay(fromDay)} to ${formatDay(toDay)}`;
  return (
    <Entry
      takeBack={`Remove the discount of ${percent} % on ${of} from ${fromDay}`}
      path={`${API.discounts}?id=${id}`}
    >
      <span>{percent} % off the list</span>
      {model === null ? <span className="text-ink-3">{of}</span> : <Word>{model}</Word>}
      {model === null ? null : <span className="text-ink-3">of {provider}</span>}
      {tier === null ? <span className="text-ink-3">at all tiers</span> : <TierName tier={tier} />}
      <span className="text-ink-3">
        {period}. {note}
      </span>
      <Badge tone="accent">contract</Badge>
    </Entry>
  );
}

const NO_NEED = { model: null, tier: null, fromDay: null };

/** The user's own model names, tier words and prices; each can be taken back. */
export function OwnNamesPanel({ always = false }: { readonly always?: boolean }) {
  const { own, refresh } = useOwnNames();
  const { models, tiers, prices, discounts } = own;
  const isEmpty = models.length + tiers.length + prices.length + discounts.length === 0;
  const saved = () => void refresh();
  if (isEmpty && !always) return null;
  return (
    <Panel
      className="rounded-box border border-line"
      title="Names and prices of your own"
      note={
        isEmpty
          ? "None. A contract's discount, and what the price list does not hold: a model, a tier or a name that only your records use."
          : "They count for every import, also for those that are in; each can be taken back."
      }
    >
      <div className="no-print mb-3 flex flex-wrap gap-2">
        <PriceEntry need={NO_NEED} onSaved={saved} />
        <DiscountEntry onSaved={saved} />
        <NameEntry onSaved={saved} />
      </div>
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
          {discounts.map((discount) => (
            <DiscountRow key={`discount ${discount.id}`} discount={discount} />
          ))}
          {prices.map((price) => (
            <PriceRow key={price.id} price={price} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
