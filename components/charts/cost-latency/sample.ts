import type { PlanePoint, QuantileInterval } from "../../../lib/wire/latency.ts";
import type { CostLatencyData } from "./prepare.ts";

const quantile = (ms: number): QuantileInterval => ({
  ...{ ms, lowMs: ms * 0.9, highMs: ms * 1.2, effective: 60 },
});

const point = (tier: string, perCall: string | null, ms: number): PlanePoint => ({
  ...{ provider: "openai", model: "gpt-5", tier, workload: null, perCall },
  ...{ calls: 400, unpricedCalls: 0, sampled: 400, p50: quantile(ms), p95: quantile(ms * 4) },
});

const data = (points: readonly PlanePoint[]): CostLatencyData => ({
  report: {
    sample: { calls: 400 * points.length, untimed: 0, share: 1, of: 400 * points.length },
    points: { model: points, workload: points },
    unused: [{ provider: "openai", model: "gpt-5", tier: "priority", perCall: "0.02", calls: 800 }],
  },
  apart: "model",
  quantile: "p50",
  against: "all",
});

export const samples: Readonly<Record<string, CostLatencyData>> = {
  usual: data([
    point("standard", "0.01", 2_000),
    point("flex", "0.005", 9_000),
    { ...point("standard", "0.02", 3_000), model: "gpt-4.1" },
  ]),
  empty: data([]),
  "own model": {
    ...data([
      point("standard", "0.01", 2_000),
      point("flex", "0.005", 9_000),
      { ...point("standard", "0.02", 3_000), model: "gpt-4.1" },
    ]),
    against: "model",
  },
  "one point": data([point("standard", "0.01", 2_000)]),
  hostile: data([
    point("__proto__", null, 0),
    point("<svg onload=1>", "0", 5),
    {
      ...point("flex", "123456789.000000000001", 2_000_000_000),
      model: null,
      p50: { ms: 2_000_000_000, lowMs: 1_000, highMs: null, effective: 1 },
    },
  ]),
  huge: {
    ...data(
      Array.from({ length: 400 }, (_, n) => ({
        ...point(n % 2 === 0 ? "flex" : "standard", `0.${String(n + 1).padStart(4, "0")}`, 1 + n),
        workload: `workload ${n}`,
      })),
    ),
    apart: "workload",
  },
};
