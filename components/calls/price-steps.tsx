"use client";
import type { CallDetail, CallLine, CallPrice } from "../../lib/wire/calls.ts";
import type { UsdText } from "../../lib/wire/usd-text.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatDayOf } from "../format/moment.ts";
import { differenceUsd, formatExactUsd, formatRate, signOfUsd } from "../format/money.ts";
import { formatCount } from "../format/quantity.ts";
import {
  assumptionWords,
  ineligibleWords,
  unpricedRemedy,
  unpricedWordsOfOne,
} from "../overview/reason-words.ts";
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
import { callPriceTable } from "./price-table.ts";

const CLASSES: Readonly<Record<string, string>> = {
  input: "input",
  cachedInput: "cached input",
  cacheWrite: "cache write",
  cacheWrite1h: "cache write, 1 h",
  output: "output",
};
const className = (id: string): string => CLASSES[id] ?? id;

/** Price lists change at midnight UTC, wherever the reader sits. */
const PRICE_ZONE = "UTC";
const NUMBER = "py-0.5 pl-3 text-right whitespace-nowrap";

const BASIS: Readonly<Record<CallPrice["tierBasis"], string>> = {
  served: "the tier that the answer names",
  requested: "the tier that was asked for, since the answer names none",
  given: "the tier that you gave for records that name none",
  unknown: "no tier, since none is known",
};

interface StepsProps extends Pick<CallDetail, "call" | "price"> {
  readonly sources: SourceListState;
}

function Arithmetic({ call, price, sources }: StepsProps) {
  const { lines } = price;
  const [first] = lines;
  if (!first) return <p className="text-13 text-ink-2">Nothing was charged: {freeWords(call)}.</p>;
  const { model, provider, tier, band, fromUs, toUs, confidence, own } = first;
  const until = toUs === null ? "" : ` to ${formatDayOf(toUs - 1, PRICE_ZONE)}`;
  return (
    <>
      <div className="scroll-box">
        <table className="w-full text-13">
          <caption className="sr-only">Tokens times rate</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.tokenClass}>
                <td className="py-0.5 text-ink-2">
                  {className(line.tokenClass)}
                  {line.ratedAs === line.tokenClass
                    ? ""
                    : ` at the ${className(line.ratedAs)} rate`}
                </td>
                <td className={`${NUMBER} text-ink-2`}>
                  {formatCount(line.tokens)} × {formatRate(line.usdPerMillion)} / 1M
                </td>
                <td className={NUMBER}>{formatExactUsd(line.amount)}</td>
              </tr>
            ))}
            <tr className="font-medium">
              <td className="py-0.5">together</td>
              <td />
              <td className={NUMBER}>{formatExactUsd(call.cost ?? "0")}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-12 text-ink-3">
        <TextLink href={modelPricesHref(provider, model)}>{model}</TextLink> of {provider},{" "}
        <TierName tier={tier} />
        {band === "all" ? "" : `, ${band} context`}: {BASIS[price.tierBasis]}. In force from{" "}
        {formatDayOf(fromUs, PRICE_ZONE)}
        {until}. {own ? <Badge tone="accent">own entry</Badge> : `Confidence: ${confidence}.`}{" "}
        <SourceRefs refs={sourceRefs(first, sources.sources)} show={sources.show} />
      </p>
    </>
  );
}

function freeWords({ outcome, inputTotal, outputTotal }: CallLine): string {
  if (outcome === "gateway_cache_hit") return "a gateway answered from its own cache";
  if (!inputTotal && !outputTotal) return "it failed before any tokens were counted";
  return "its provider does not bill failures of this cause";
}

function Unpriced({ call }: { readonly call: CallLine }) {
  const line = {
    reason: call.unpriced ?? "unknown-model",
    model: call.model,
    tier: call.tierPriced,
  };
  return (
    <p className="text-13 text-warn">
      No price: it {unpricedWordsOfOne(line)}. {unpricedRemedy(line)}
    </p>
  );
}

function differenceWords(there: UsdText, here: UsdText): string {
  const difference = differenceUsd(there, here);
  if (difference === null) return "";
  const sign = signOfUsd(difference);
  return sign === 0 ? "the same" : `${sign > 0 ? "+" : ""}${formatExactUsd(difference)}`;
}

function Elsewhere({ call, price }: Pick<CallDetail, "call" | "price">) {
  const { cost } = call;
  if (cost === null || price.lines.length === 0) return null;
  return (
    <table className="mt-3 w-full text-13">
      <caption className="pb-1 text-left text-ink-3">
        The same tokens at every tier, at list price
      </caption>
      <tbody>
        {price.tiers.map(({ tier, cost: there, kept }) => (
          <tr key={tier}>
            <td className="py-0.5">
              <TierName tier={tier} />
            </td>
            {there === null ? (
              <td colSpan={2} className="py-0.5 pl-3 text-right text-ink-3">
                {kept === null ? "" : ineligibleWords({ reason: kept })}
              </td>
            ) : (
              <>
                <td className={NUMBER}>{formatExactUsd(there)}</td>
                <td className={`${NUMBER} text-ink-3`}>{differenceWords(there, cost)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A call's price step by step, what it rests on, and what the call would cost at the other tiers. */
export function PriceSteps({ call, price }: Pick<CallDetail, "call" | "price">) {
  const sources = useSourceList(listSources(price.lines));
  return (
    <>
      {call.cost === null ? <Unpriced call={call} /> : <Arithmetic {...{ call, price, sources }} />}
      {call.assumed.length > 0 ? (
        <ul className="mt-2 text-13 text-ink-2">
          {call.assumed.map((assumption) => {
            const { assumed, effect } = assumptionWords(assumption);
            return (
              <li key={assumption}>
                <Badge tone="warn">assumed</Badge> {assumed}. {effect}
              </li>
            );
          })}
        </ul>
      ) : null}
      {price.lines.length > 0 ? (
        <div className="mt-1 flex justify-end gap-1">
          <TableExports
            id={`price-of-${call.key}`}
            title="The price of this call"
            table={() => callPriceTable(price)}
            marks={[{ label: "Call", text: call.requestId ?? call.key }]}
            covers={`${call.model ?? "unknown model"}, ${call.requestId ?? call.key}`}
          />
        </div>
      ) : null}
      <Elsewhere call={call} price={price} />
      <SourceList state={sources} />
    </>
  );
}
