import type { AnswerRow } from "../../lib/wire/answer.ts";
import { formatCount, formatCounted, formatDuration, formatShare } from "../format/quantity.ts";
import { compareTiers } from "../tiers/tier-style.ts";
import type { WholePeriod } from "./whole-period.ts";

const percent = (share: number | null): string => formatShare(share ?? 0, 1);

/** "1.4 % to 3.2 %, 90 %"; empty where there is no interval. */
export function intervalWords({
  firstRefusedLow: low,
  firstRefusedHigh: high,
}: Pick<WholePeriod, "firstRefusedLow" | "firstRefusedHigh">): string {
  return low === null || high === null ? "" : `${percent(low)} to ${percent(high)}, 90\u00a0%`;
}

/** The share of each tier asked for, from rows of operations and share: "flex 8.1 %, standard 0.4 %"; empty for one tier. */
export function tierShareWords(rows: readonly AnswerRow[]): string {
  const tiers = rows.flatMap(({ at, values: [operations, share] }) =>
    Number(operations?.amount ?? 0) === 0 || (share?.amount ?? null) === null
      ? []
      : [{ tier: String(at[0] ?? "unknown"), share: Number(share?.amount) }],
  );
  if (tiers.length < 2) return "";
  return tiers
    .filter(({ share }) => share > 0)
    .sort((a, b) => compareTiers(a.tier, b.tier))
    .map(({ tier, share }) => `${tier === "unknown" ? "tier not told" : tier} ${percent(share)}`)
    .join(", ");
}

/** What failing and waiting took, and how many operations ended elsewhere; empty where nothing is known of it. */
export function lossWords({ failingMs, backoffMs, fallbackShare }: WholePeriod): string {
  const parts = [
    (failingMs ?? 0) > 0 ? `Failed attempts took ${formatDuration(failingMs)}` : "",
    (backoffMs ?? 0) > 0 ? `waiting for the next ${formatDuration(backoffMs)}` : "",
  ].filter((part) => part !== "");
  const joined = parts.join(" and ");
  const time = joined === "" ? "" : `${joined[0]?.toUpperCase()}${joined.slice(1)}.`;
  const fell =
    fallbackShare === null
      ? ""
      : fallbackShare === 0
        ? "No operation fell back to another tier."
        : `${percent(fallbackShare)} of operations fell back to another tier.`;
  return [time, fell].filter((part) => part !== "").join(" ");
}

/** How first attempts are counted here, one point each. */
export function countingWords(whole: WholePeriod): readonly string[] {
  const { operations, operationsWithId, firstRefusedEffective, firstRefusedShare, share429 } =
    whole;
  const count = operations ?? 0;
  const without = count - (operationsWithId ?? 0);
  const points: string[] = [];
  if (without === count) {
    points.push(
      `No call names an operation: each of these ${formatCount(count)} calls is taken as one first attempt, so that retries among them count again.`,
    );
  } else if (without > 0) {
    points.push(
      `Each of ${formatCounted(without, "call")} without an operation id is taken as one first attempt, so that retries among them count again.`,
    );
  } else
    points.push("Every call names its operation, so that retries are told from first attempts.");
  if (firstRefusedEffective !== null && firstRefusedShare !== null && firstRefusedShare > 0) {
    points.push(
      `Refusals come in stretches: these ${formatCount(count)} first attempts say as much about the share as ${formatCount(Math.max(1, firstRefusedEffective))} independent ones would. The interval is as wide as that.`,
    );
  }
  if (firstRefusedShare === 0) {
    points.push(
      "None was refused: each hour with attempts counts as one observation, which bounds the share.",
    );
  }
  if (share429 !== null && firstRefusedShare !== null && without < count && share429 > 0) {
    points.push(
      `Of all attempts, retries included, ${percent(share429)} were refused. Retries meet the same shortage again, so that share tells of retries more than of room.`,
    );
  }
  return points;
}

/** What is said of quota, which is no shortage; empty where none was met. */
export function quotaWords({ firstQuotaShare, operations }: WholePeriod): string {
  if (firstQuotaShare === null || firstQuotaShare === 0) return "";
  const count = Math.round(firstQuotaShare * (operations ?? 0));
  return `${formatCounted(count, "first attempt")} (${percent(firstQuotaShare)}) met a quota: credit or a spending limit had run out. That is a billing state, is in none of the shares here, and no retry mends it: add credit or raise the limit.`;
}
