"use client";
import type { LatencyReport, TierPays } from "../../lib/wire/latency.ts";
import { type Ask, askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { formatCount, formatCounted, formatDuration } from "../format/quantity.ts";
import { compareTiers } from "../tiers/tier-style.ts";
import { paysName, usdWords } from "./pays-words.ts";
import type { Reported } from "./use-latency-report.ts";

const BY_TIER = {
  measures: ["latency.p50", "latency.p95"],
  by: ["servedTier"],
} as const satisfies Ask;

const MOST_TIERS = 3;

/** The use of flex (else of another tier) with most calls whose break-even is known. */
function leading(rows: readonly TierPays[]): TierPays | null {
  const known = rows.filter(({ pays }) => pays !== null);
  return known.find(({ tier }) => tier === "flex") ?? known[0] ?? null;
}

function PaysWords({ row }: { readonly row: TierPays }) {
  const name = paysName(row, "model");
  if (row.usdPerHour === null) {
    return row.pays === "always" ? ` ${name} is no dearer and no slower.` : ` ${name} never pays.`;
  }
  return (
    <>
      {" "}
      {name} pays {row.pays === "above" ? "once" : "while"} an hour of a call's waiting costs you{" "}
      {row.pays === "above" ? "more" : "less"} than <strong>{usdWords(row.usdPerHour)}</strong>
      {row.lowUsdPerHour !== null && row.highUsdPerHour !== null
        ? ` (${usdWords(row.lowUsdPerHour)} to ${usdWords(row.highUsdPerHour)}, 90\u00a0%)`
        : null}
      .
    </>
  );
}

/** How little the figures rest on, where most calls do not say; empty else. */
function silenceWords({ sample: { calls, untimed, share } }: LatencyReport): string {
  if (share < 1 || calls === 0 || untimed < calls) return "";
  return ` Only ${formatCount(calls)} of ${formatCounted(calls + untimed, "answered call")} ${calls === 1 ? "says" : "say"} how long it took.`;
}

/** The page's answer in a sentence: how long each tier took, and where waiting stops paying. */
export function LatencyAnswer({
  page,
  reported: { report },
}: {
  readonly page: PageContext;
  readonly reported: Reported;
}) {
  const path = askPath(BY_TIER, page.filters, page.step);
  const { answers, problem } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  if (!answer) return <>{problem ? problem.message : "Timing the calls\u2026"}</>;
  const tiers = answer.rows
    .flatMap(({ at, values: [p50, p95] }) =>
      typeof p50?.amount === "number" && typeof p95?.amount === "number"
        ? [
            {
              ...{ tier: String(at[0] ?? "unknown"), p50: p50.amount, p95: p95.amount },
              isFew: p50.isTooFew === true || p95.isTooFew === true,
            },
          ]
        : [],
    )
    .sort((a, b) => compareTiers(a.tier, b.tier));
  if (tiers.length === 0) return <>No call of this period says how long it took.</>;
  const row = report ? leading(report.pays.model) : null;
  return (
    <>
      Half of the calls took at most{" "}
      {tiers.slice(0, MOST_TIERS).map(({ tier, p50, p95, isFew }, place) => (
        <span key={tier}>
          {place === 0 ? null : "; "}
          <strong>{formatDuration(p50)}</strong> at {tier} ({formatDuration(p95)} for 95 of 100
          {isFew ? ", few calls" : null})
        </span>
      ))}
      .{report ? silenceWords(report) : null}
      {row ? <PaysWords row={row} /> : null}
    </>
  );
}
