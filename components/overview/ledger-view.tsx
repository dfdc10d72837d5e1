"use client";
import { addUsd, exactUsd, parseUsd, ZERO_USD } from "../../lib/core/money.ts";
import type { Ledger, LedgerLine } from "../../lib/wire/ledger.ts";
import { formatDayOf } from "../format/moment.ts";
import { formatExactUsd, formatRate } from "../format/money.ts";
import { MINUS } from "../format/number-text.ts";
import { formatCount } from "../format/quantity.ts";
import { modelPricesHref } from "../prices/price-address.ts";
import { listSources, sourceRefs } from "../prices/price-sources.ts";
import {
  SourceList,
  type SourceListState,
  SourceRefs,
  useSourceList,
} from "../prices/source-list.tsx";
import { TierName } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { formulaWords } from "./formula-words.ts";

const TOKEN_CLASS: Readonly<Record<string, string>> = {
  input: "input",
  cachedInput: "cached input",
  cacheWrite: "cache write",
  cacheWrite1h: "cache write, 1 h",
  output: "output",
};
const className = (id: string): string => TOKEN_CLASS[id] ?? id;

const MOST_PRICES = 200;

interface PriceUse {
  readonly price: LedgerLine;
  readonly lines: readonly LedgerLine[];
}

/** Lines under the price row that they used, in the order in which rows first appear. */
function byPrice(lines: readonly LedgerLine[]): PriceUse[] {
  const uses = new Map<string, { price: LedgerLine; lines: LedgerLine[] }>();
  for (const line of lines) {
    const use = uses.get(line.priceId);
    if (use) use.lines.push(line);
    else uses.set(line.priceId, { price: line, lines: [line] });
  }
  return [...uses.values()];
}

function totalOf(lines: readonly LedgerLine[]): string {
  const amounts = lines.map(({ amount }) => parseUsd(amount) ?? ZERO_USD);
  return formatExactUsd(exactUsd(amounts.reduce(addUsd, ZERO_USD)));
}

/** Price lists change at midnight UTC, wherever the reader sits. */
const PRICE_ZONE = "UTC";

/** Tokens of one class, times their rate. */
function RatedTokens({ line }: { readonly line: LedgerLine }) {
  return (
    <tr>
      <td className="py-0.5 text-ink-2">
        {className(line.tokenClass)}
        {line.ratedAs === line.tokenClass ? "" : ` at the ${className(line.ratedAs)} rate`}
      </td>
      <td className="py-0.5 pl-3 text-right whitespace-nowrap text-ink-2">
        {formatCount(line.tokens)} × {formatRate(line.usdPerMillion)} / 1M
        {line.contract ? (
          <span className="block text-12 text-ink-3">
            = {formatRate(line.contract.listUsdPerMillion)} × (1 {MINUS} {line.contract.percent} %)
          </span>
        ) : null}
      </td>
      <td className="py-0.5 pl-3 text-right whitespace-nowrap">{formatExactUsd(line.amount)}</td>
    </tr>
  );
}

function PriceUseView({ use, sources }: { use: PriceUse; sources: SourceListState }) {
  const { model, provider, tier, band, fromUs, toUs, confidence, own, contract } = use.price;
  const until = toUs === null ? "" : ` to ${formatDayOf(toUs - 1, PRICE_ZONE)}`;
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <TextLink href={modelPricesHref(provider, model)} title="History and sources of its prices">
          {model}
        </TextLink>
        <span className="text-13 text-ink-3">{provider}</span>
        <span className="text-13">
          <TierName tier={tier} />
        </span>
        {band === "all" ? null : <span className="text-13 text-ink-3">{band} context</span>}
        {own ? <Badge tone="accent">own entry</Badge> : null}
        {contract ? (
          <Badge tone="accent">
            contract {MINUS}
            {contract.percent} %
          </Badge>
        ) : null}
      </div>
      <div className="scroll-box">
        <table className="mt-1 w-full text-13">
          <tbody>
            {use.lines.map((line) => (
              <RatedTokens key={`${line.tokenClass} ${line.ratedAs}`} line={line} />
            ))}
            {use.lines.length > 1 ? (
              <tr className="font-medium">
                <td className="py-0.5">together</td>
                <td />
                <td className="py-0.5 pl-3 text-right whitespace-nowrap">{totalOf(use.lines)}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-12 text-ink-3">
        In force from {formatDayOf(fromUs, PRICE_ZONE)}
        {until}. {contract ? `Contract: ${contract.note}. ` : ""}
        {own ? "You entered it." : `Confidence: ${confidence}.`}{" "}
        <SourceRefs refs={sourceRefs(use.price, sources.sources)} show={sources.show} />
      </p>
    </li>
  );
}

function PriceUses({
  title,
  total,
  lines,
  sources,
}: {
  readonly title: string;
  /** Exact USD text: what the lines sum to. */
  readonly total: string;
  readonly lines: readonly LedgerLine[];
  readonly sources: SourceListState;
}) {
  const uses = byPrice(lines);
  if (uses.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 flex flex-wrap justify-between gap-x-3 text-13 font-semibold">
        <span>{title}</span>
        <span className="whitespace-nowrap">{formatExactUsd(total)}</span>
      </h3>
      <ul>
        {uses.slice(0, MOST_PRICES).map((use) => (
          <PriceUseView key={use.price.priceId} use={use} sources={sources} />
        ))}
      </ul>
      {uses.length > MOST_PRICES ? (
        <p className="text-13 text-ink-3">
          {formatCount(uses.length - MOST_PRICES)} more price rows were used. Narrow the filters to
          see them.
        </p>
      ) : null}
    </section>
  );
}

/** The evidence for a figure: its formula, what went in and what was left out, and every price used. */
export function LedgerView({ ledger }: { readonly ledger: Ledger }) {
  const { figure, amount, from, minusAmount, recordsIn, recordsFree, recordsOut } = ledger;
  const sources = useSourceList(listSources([...ledger.lines, ...ledger.minus]));
  return (
    <div className="flex flex-col gap-5">
      <section className="rounded-box bg-sunken px-4 py-3">
        <p className="text-20 font-semibold tracking-tight wrap-anywhere">
          {formatExactUsd(amount)}
        </p>
        {minusAmount === null ? null : (
          <p className="mt-1 text-13">
            = <span className="whitespace-nowrap">{formatExactUsd(from)}</span> {MINUS}{" "}
            <span className="whitespace-nowrap">{formatExactUsd(minusAmount)}</span>
          </p>
        )}
        <p className="mt-1 text-13 text-ink-2">{formulaWords(figure)}</p>
      </section>
      <dl className="grid grid-cols-3 gap-3 text-13">
        <div>
          <dt className="text-ink-3">Records priced</dt>
          <dd className="text-16">{formatCount(recordsIn)}</dd>
        </div>
        <div>
          <dt className="text-ink-3">of them free of charge</dt>
          <dd className="text-16">{formatCount(recordsFree)}</dd>
        </div>
        <div>
          <dt className="text-ink-3">Left out, no price</dt>
          <dd className="text-16">{formatCount(recordsOut)}</dd>
        </div>
      </dl>
      <PriceUses
        title={minusAmount === null ? "Tokens × rate, by price row" : "From: tokens × rate"}
        total={from}
        lines={ledger.lines}
        sources={sources}
      />
      <PriceUses
        title="Minus: tokens × rate"
        total={minusAmount ?? "0"}
        lines={ledger.minus}
        sources={sources}
      />
      <SourceList state={sources} />
    </div>
  );
}
