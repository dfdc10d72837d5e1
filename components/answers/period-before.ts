import { previousPeriod } from "../../lib/analytics/previous-period.ts";
import { US_PER_DAY } from "../../lib/core/time.ts";
import type { PageContext } from "./page-context.ts";

/** First records seldom fall on midnight: so much of a period may lie before them. */
const MOST_MISSING = 0.1;

/** What can be said of the period before: that there is none, that records begin within it, or that they cover it. */
export type PeriodBefore = "none" | "short" | "whole";

/** How much of the period before the records reach back to. */
export function periodBefore({
  frame: { dataFromUs, nowUs },
  filters: { fromUs, toUs, zone },
}: Pick<PageContext, "frame" | "filters">): PeriodBefore {
  if (fromUs === null || dataFromUs === null || fromUs <= dataFromUs) return "none";
  const before = previousPeriod({ fromUs, toUs: toUs ?? nowUs }, zone);
  const mayMissUs = Math.min(US_PER_DAY, (before.toUs - before.fromUs) * MOST_MISSING);
  return dataFromUs <= before.fromUs + mayMissUs ? "whole" : "short";
}
