import type { CostLine, Overview } from "../../lib/wire/overview.ts";
import { overviewHref } from "../filters/filter-query.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { scenarioHref } from "../scenarios/scenario-link.ts";
import { TextLink } from "../ui/text-link.tsx";
import { unpricedShareWords } from "./amount-words.ts";
import { coverageCosts, coverageIsOff } from "./coverage-words.ts";
import { availableByWords, moveWords } from "./tier-words.ts";

const LIST_PRICE = " at list price, before retries, fallbacks and lost cache hits";

function Usd({ amount }: { readonly amount: string }) {
  return (
    <strong title={formatExactUsd(amount)} className="whitespace-nowrap">
      {formatUsd(amount.replace("-", ""))}
    </strong>
  );
}

interface TotalProps {
  readonly total: CostLine;
}

function Saved({ total }: TotalProps) {
  const sign = signOfUsd(total.saved);
  if (sign === 0) return <>, exactly what standard would have cost.</>;
  return (
    <>
      , <Usd amount={total.saved} /> {sign > 0 ? "less" : "more"} than all at standard.
    </>
  );
}

function Available({ total, isLast }: TotalProps & { readonly isLast: boolean }) {
  if (signOfUsd(total.available) <= 0) {
    return total.unpricedRecords > 0 ? (
      <> No cheaper tier is left for the records with a price.</>
    ) : (
      <> No cheaper tier is left to move to.</>
    );
  }
  const share = formatShare(Number(total.available), Number(total.asServed));
  return (
    <>
      {" "}
      At most another <Usd amount={total.available} /> ({share} of it) was left to{" "}
      {availableByWords(total)}
      {isLast ? LIST_PRICE : null}.
    </>
  );
}

interface FirstMoveProps {
  readonly move: NonNullable<Overview["firstMove"]>;
  readonly filters: Overview["filters"];
}

function FirstMove({ move, filters }: FirstMoveProps) {
  const href = overviewHref(filters, { workloads: [move.workload ?? "unknown"] });
  return (
    <>
      {" "}
      Start with{" "}
      <TextLink href={href} className="inline-block max-w-full font-semibold wrap-anywhere">
        {move.workload ?? "the records without a workload"}
      </TextLink>{" "}
      on {moveWords(move.tiers, "or")}: that alone saves at most <Usd amount={move.saves} /> of its{" "}
      <Usd amount={move.of} />
      {LIST_PRICE}.{" "}
      <TextLink href={scenarioHref(filters, move.workload, move.tier)}>
        Try it as a scenario
      </TextLink>
      .
    </>
  );
}

/** Where the page is of that workload alone already, or all is spent on it, there is nothing to start with. */
function firstStep({ firstMove, filters, total }: Overview): Overview["firstMove"] {
  const [only, ...others] = filters.workloads;
  const isShown = others.length === 0 && only === (firstMove?.workload ?? "unknown");
  return isShown || firstMove?.of === total.asServed ? null : firstMove;
}

function Spent({ overview }: { readonly overview: Overview }) {
  const { total, filters } = overview;
  const priced = total.records - total.unpricedRecords;
  if (total.unpricedRecords > 0 && signOfUsd(total.asServed) === 0) {
    return (
      <>
        {formatCount(priced)} of <strong>{formatCounted(total.records, "record")}</strong> cost
        nothing; the other {formatCount(total.unpricedRecords)} have no price. The list below says
        why.
      </>
    );
  }
  const move = firstStep(overview);
  const unpriced = unpricedShareWords(total);
  return (
    <>
      You spent {unpriced === null ? null : "at least "}
      <Usd amount={total.asServed} />
      <Saved total={total} />
      <Available total={total} isLast={move === null} />
      {move === null ? null : <FirstMove move={move} filters={filters} />}
      {unpriced === null ? null : ` ${unpriced} and are in none of these amounts.`}
    </>
  );
}

/** The page's answer in a sentence or three. */
export function Answer({ overview }: { readonly overview: Overview }) {
  const { total, coverage, undatedCoverage } = overview;
  const off = [coverage, undatedCoverage].flatMap((told) =>
    told !== null && coverageIsOff(told) ? [` ${coverageCosts(told)}.`] : [],
  );
  if (total.records === 0) return <p>No records in this period under these filters.</p>;
  if (total.records === total.unpricedRecords) {
    return (
      <p>
        None of <strong>{formatCounted(total.records, "record")}</strong> could be priced. The list
        below says why.
      </p>
    );
  }
  return (
    <p>
      <Spent overview={overview} />
      {off.join("")}
    </p>
  );
}
