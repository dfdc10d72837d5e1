import { exactUsd, parseUsd, picodollars } from "../../lib/core/money.ts";
import type { VerdictTier, WorkloadLine } from "../../lib/wire/workloads.ts";
import { formatUsd } from "../format/money.ts";
import { formatCounted } from "../format/quantity.ts";
import type { WorkloadsAsked } from "./use-workloads.ts";
import { daysWords, isWorthIt, VERDICT_NAMES } from "./verdict-words.ts";

const MOST_NAMED = 3;

function listed(lines: readonly WorkloadLine[]): string {
  const names = lines.slice(0, MOST_NAMED).map(({ name }) => name ?? "what has no name");
  const more = lines.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}

function movesWords(moves: readonly WorkloadLine[]): string {
  const tiers: readonly VerdictTier[] = ["batch", "flex", "standard"];
  return tiers
    .flatMap((tier) => {
      const of = moves.filter(({ advice }) => advice.verdict === tier);
      return of.length === 0 ? [] : [`${listed(of)} to ${VERDICT_NAMES[tier].toLowerCase()}`];
    })
    .join("; ");
}

/** The page's answer in a sentence: what could move where, and what that is worth. */
export function WorkloadsAnswer({
  asked: { report, problem },
}: {
  readonly asked: WorkloadsAsked;
}) {
  if (!report) return <>{problem ? problem.message : "Adding it up…"}</>;
  const { lines, days } = report;
  if (lines.length === 0) return <>No record lies in this period.</>;
  const open = lines.filter(({ name, advice }) => name !== null && advice.verdict === null).length;
  const ask =
    open === 0 ? "" : ` ${formatCounted(open, "workload")} cannot be judged from the data alone.`;
  const moves = lines.filter(isWorthIt);
  if (moves.length === 0) {
    return <>By what is known, no workload would cost less at the tier that fits it.{ask}</>;
  }
  const sum = moves.reduce(
    (all, line) => all + (parseUsd(line.worthAMonth ?? line.worth ?? "0") ?? 0n),
    0n,
  );
  const isMonthly = moves.every(({ worthAMonth }) => worthAMonth !== null);
  return (
    <>
      Moving {formatCounted(moves.length, "workload")} to the tier that fits would save{" "}
      <strong>{formatUsd(exactUsd(picodollars(sum)))}</strong>
      {isMonthly ? " a month" : " in this period"}: {movesWords(moves)}. List price, before retries,
      from {daysWords(days)}.{ask}
    </>
  );
}
