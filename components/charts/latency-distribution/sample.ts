import type { EcdfCurve, TierCurves } from "../../../lib/wire/latency.ts";
import type { LatencyDistributionData } from "./prepare.ts";

/** Half of the calls at the first mark, the rest at the second: 1 s is the mark 160 (2^10 ms). */
const curve = (firstMark: number, band = 0.1): EcdfCurve => ({
  ...{ firstMark, shares: [0, 0.5, 1], band },
  p50: 2 ** ((firstMark + 1) / 16),
  p95: 2 ** ((firstMark + 2) / 16),
});

const tier = (name: string, logged: number, like: number | null): TierCurves => ({
  tier: name,
  calls: 200,
  asLogged: curve(logged),
  likeWork: like === null ? null : { ...curve(like), matched: 150, effective: 120 },
});

const data = (tiers: readonly TierCurves[], likeWork: boolean): LatencyDistributionData => ({
  report: {
    sample: { calls: 200 * tiers.length, untimed: 0, share: 1, of: 200 * tiers.length },
    distributions: { likeness: "output", reference: tiers[0]?.tier ?? null, tiers },
  },
  likeWork,
});

const usual = [tier("flex", 223, 191), tier("standard", 159, 159), tier("batch", 300, null)];

export const samples: Readonly<Record<string, LatencyDistributionData>> = {
  usual: data(usual, true),
  "as logged": data(usual, false),
  empty: data([], true),
  hostile: data([tier("__proto__", 0, 0), tier("<b>", 500, 500)], true),
  huge: {
    likeWork: false,
    report: {
      sample: { calls: 200_000, untimed: 0, share: 0.0196, of: 10_200_000 },
      distributions: {
        likeness: "output",
        reference: null,
        tiers: Array.from({ length: 12 }, (_, n) => ({
          ...tier(`tier-${n}`, 0, null),
          asLogged: {
            ...curve(0),
            shares: Array.from({ length: 480 }, (__, mark) => mark / 479),
          },
        })),
      },
    },
  },
};
