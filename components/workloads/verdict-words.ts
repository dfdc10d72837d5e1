import { parseUsd } from "../../lib/core/money.ts";
import type { VerdictTier, WorkloadLine } from "../../lib/wire/workloads.ts";
import { formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";

export const VERDICT_NAMES: Readonly<Record<VerdictTier, string>> = {
  batch: "Batch",
  flex: "Flex",
  standard: "Standard",
};

export const UNNAMED = "no workload";

export const workloadName = (name: string | null): string => name ?? UNNAMED;

/** What following the verdict saves in a month: nothing where the work is there already or is sold no cheaper there. */
export function worthWords({ worthAMonth, worth, advice }: WorkloadLine): string {
  if (worthAMonth !== null) {
    return (parseUsd(worthAMonth) ?? 0n) === 0n ? "nothing more" : formatUsd(worthAMonth);
  }
  if (worth !== null) return "too short to say";
  return advice.verdict === null ? UNKNOWN : "stays as it is";
}

/** Whether moving the workload to the tier of its verdict would save. */
export const isWorthIt = ({ worth }: WorkloadLine): boolean =>
  worth !== null && (parseUsd(worth) ?? 0n) > 0n;

/** "3.5 days", "30 days", "5 hours". */
export function daysWords(days: number | null): string {
  if (days === null) return "no days";
  if (days < 1) return `${Math.max(1, Math.round(days * 24))} hours`;
  const rounded = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return `${rounded} ${rounded === 1 ? "day" : "days"}`;
}
