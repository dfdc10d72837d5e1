import { type MeasureOf, type MeasureValue, measured } from "./measure.ts";
import type { SpeedSum } from "./speed-sum.ts";

const WHAT = {
  latency: { title: "Latency", words: "time from request to the end of the answer" },
  ttft: { title: "TTFT", words: "time to the first token" },
} as const;

const quantile = <const W extends keyof typeof WHAT, const P extends number>(what: W, percent: P) =>
  ({
    id: `${what}.p${percent}`,
    title: `${WHAT[what].title} p${percent}`,
    unit: "ms",
    adds: false,
    better: "less",
    how: `${WHAT[what].words} that ${percent} % of the calls that succeeded do not exceed; from a histogram of four buckets to a doubling`,
    read: (sum: SpeedSum): MeasureValue => {
      const histogram = sum[what];
      const found = histogram.quantile(percent / 100);
      const value = measured(found?.ms ?? null, sum.calls - histogram.count);
      if (found === null) return value;
      return {
        ...value,
        ...(found.isAtLeast ? { isAtLeast: true as const } : {}),
        ...(histogram.isTooFewFor(percent / 100) ? { isTooFew: true as const } : {}),
      };
    },
  }) as const;

/** What durations tell, in the order in which menus offer it. */
export const SPEED_MEASURES = [
  quantile("latency", 50),
  quantile("latency", 90),
  quantile("latency", 95),
  quantile("latency", 99),
  quantile("ttft", 50),
  quantile("ttft", 90),
  quantile("ttft", 95),
  quantile("ttft", 99),
] as const satisfies readonly MeasureOf<SpeedSum>[];
