import type { AnswerRow, AnswerValue } from "../../../lib/wire/answer.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { largestTiers } from "../kit/largest-tiers.ts";

export interface FoundValues {
  readonly times: readonly number[];
  /** Times before these, too many to draw. */
  readonly earlier: number;
  readonly tiers: readonly string[];
  /** Tiers with values at fewer times, too many to draw. */
  readonly leftOut: number;
  readonly valueAt: (us: number, tier: string) => AnswerValue | undefined;
}

const tierOf = ({ at }: AnswerRow): string => String(at[1] ?? "unknown");

/** The values of a question by time and tier, as many as can be drawn: the latest times, the tiers with most values. */
export function foundValues(rows: readonly AnswerRow[]): FoundValues {
  const values = new Map<string, AnswerValue>();
  const timesOf = new Map<string, number>();
  const times = new Set<number>();
  for (const row of rows) {
    const [us] = row.at;
    const [value] = row.values;
    if (typeof us !== "number" || !value || value.amount === null) continue;
    times.add(us);
    values.set(`${us} ${tierOf(row)}`, value);
    timesOf.set(tierOf(row), (timesOf.get(tierOf(row)) ?? 0) + 1);
  }
  const counted = [...timesOf].map(([tier, count]) => ({ tier, count }));
  const { shown, leftOut } = largestTiers(counted, CHART_CAPS.series, ({ count }) => count);
  const tiers = shown.map(({ tier }) => tier);
  const sorted = [...times].sort((a, b) => a - b);
  const most = Math.floor(CHART_CAPS.points / Math.max(2, tiers.length));
  return {
    times: sorted.slice(-most),
    earlier: Math.max(0, sorted.length - most),
    ...{ tiers, leftOut },
    valueAt: (us, tier) => values.get(`${us} ${tier}`),
  };
}
