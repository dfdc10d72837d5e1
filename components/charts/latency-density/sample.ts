import type { ModelDensity } from "../../../lib/wire/latency.ts";
import type { LatencyDensityData } from "./prepare.ts";

const sample = { calls: 340, untimed: 0, share: 1, of: 340 };

const density = (over: Partial<ModelDensity>): ModelDensity => ({
  ...{ provider: "openai", model: "gpt-5-mini", calls: 340, perDoubling: 4, withoutOutput: 0 },
  bins: [],
  fits: [],
  ...over,
});

const fit = { baseMs: 400, msPerToken: 12, halfWithin: 0.18, calls: 240 };

export const samples: Readonly<Record<string, LatencyDensityData>> = {
  usual: {
    sample,
    density: density({
      bins: [
        { tokens: 109.9, ms: 1_742, calls: 200 },
        { tokens: 109.9, ms: 3_483, calls: 20 },
        { tokens: 879.3, ms: 11_700, calls: 120 },
      ],
      fits: [
        { tier: "flex", fit: null },
        { tier: "standard", fit },
      ],
    }),
  },
  empty: { sample: { ...sample, calls: 0, of: 0 }, density: null },
  hostile: {
    sample,
    density: density({
      model: "<img src=x>",
      withoutOutput: 3,
      bins: [{ tokens: 1.09, ms: 1.09, calls: 1 }],
      fits: [{ tier: "__proto__", fit: { ...fit, baseMs: -500, msPerToken: 0.001 } }],
    }),
  },
  huge: {
    sample: { ...sample, share: 0.02, of: 10_200_000 },
    density: density({
      perDoubling: 2,
      bins: Array.from({ length: 1_200 }, (_, n) => ({
        tokens: 2 ** ((n % 34) / 2 + 0.25),
        ms: 2 ** (Math.floor(n / 34) / 2 + 0.25),
        calls: (n * 7_919) % 5_000,
      })),
      fits: [{ tier: "standard", fit }],
    }),
  },
};
