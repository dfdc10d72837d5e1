import type { Overview } from "../../lib/wire/overview.ts";
import { overviewHref } from "../filters/filter-query.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";
import { TextLink } from "../ui/text-link.tsx";
import { movesOf, moveWords } from "./tier-words.ts";

function Usd({ amount }: { readonly amount: string }) {
  return (
    <strong title={formatExactUsd(amount)} className="whitespace-nowrap">
      {formatUsd(amount.replace("-", ""))}
    </strong>
  );
}

function Saved({ total }: Pick<Overview, "total">) {
  const sign = signOfUsd(total.saved);
  if (sign === 0) return <>, exactly what standard would have cost.</>;
  return (
    <>
      , <Usd amount={total.saved} /> {sign > 0 ? "less" : "more"} than all at standard.
    </>
  );
}

function Available({ total }: Pick<Overview, "total">) {
  if (signOfUsd(total.available) <= 0) return <> No cheaper tier is left to move to.</>;
  const share = formatShare(Number(total.available), Number(total.asServed));
  return (
    <>
      {" "}
      Another <Usd amount={total.available} /> ({share} of it) was left: what{" "}
      {moveWords(movesOf(total), "or")} would take off before retries and fallbacks.
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
      <TextLink href={href} className="font-semibold">
        {move.workload ?? "the records without a workload"}
      </TextLink>{" "}
      on {move.tier}: that alone would save <Usd amount={move.saves} /> of its{" "}
      <Usd amount={move.of} />.
    </>
  );
}

/** The page's answer in a sentence or three. */
export function Answer({ overview }: { readonly overview: Overview }) {
  const { total, firstMove } = overview;
  const priced = total.records - total.unpricedRecords;
  if (total.records === 0) return <p>No records in this period under these filters.</p>;
  if (priced === 0) {
    return (
      <p>
        None of <strong>{formatCounted(total.records, "record")}</strong> could be priced. The list
        below says why.
      </p>
    );
  }
  return (
    <p>
      You spent <Usd amount={total.asServed} />
      <Saved total={total} />
      <Available total={total} />
      {firstMove ? <FirstMove move={firstMove} filters={overview.filters} /> : null}
    </p>
  );
}
