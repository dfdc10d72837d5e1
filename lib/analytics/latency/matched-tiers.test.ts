import fc from "fast-check";
import { expect, test } from "vitest";
import { type SampledCall, sampleOf } from "../../testing/sampled-calls.ts";
import { ecdfQuantile, weightedEcdf } from "./ecdf.ts";
import { strataOf } from "./like-work.ts";
import { matchTiers } from "./matched-tiers.ts";

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const calls = (count: number, call: SampledCall): SampledCall[] => range(count).map(() => call);

function matched(tiers: Readonly<Record<string, readonly SampledCall[]>>) {
  const { rows } = sampleOf(Object.values(tiers).flat());
  let from = 0;
  const listed = Object.entries(tiers).map(([tier, { length }]) => {
    const own = range(length).map((n) => n + from);
    from += length;
    return { tier, calls: own };
  });
  return { rows, ...matchTiers(listed, strataOf(rows, "output")) };
}

test("a tier that is slower only because it answers longer is no slower at like work", () => {
  // Both tiers take 1 s for 100 tokens and 8 s for 1,000. Standard answers short mostly, flex long mostly.
  const short = { outputTotal: 100, latencyMs: 1_000 };
  const long = { outputTotal: 1_000, latencyMs: 8_000 };
  const { rows, tiers, reference } = matched({
    standard: [...calls(90, short), ...calls(60, long)],
    flex: [...calls(20, short), ...calls(80, long)],
  });
  expect(reference).toBe("flex");
  const curves = tiers.map(({ calls: own, weights }) => weightedEcdf(rows.latencyMs, own, weights));
  expect(curves[0]?.shares.map((share) => share.toFixed(6))).toEqual(
    curves[1]?.shares.map((share) => share.toFixed(6)),
  );
  // A fifth of flex's calls take 1 s, which ends at the mark 2^10 ms.
  expect(curves.map((curve) => ecdfQuantile(curve, 0.2))).toEqual([
    expect.closeTo(1_024, 6),
    expect.closeTo(1_024, 6),
  ]);
});

test("the weights are those of hand: 20 % over 90 calls and 80 % over 60 of them", () => {
  const { tiers } = matched({
    standard: [...calls(90, { outputTotal: 100 }), ...calls(60, { outputTotal: 1_000 })],
    flex: [...calls(20, { outputTotal: 100 }), ...calls(80, { outputTotal: 1_000 })],
  });
  const [standard, flex] = tiers;
  expect(standard?.weights[0]).toBeCloseTo(0.2 / 90, 12);
  expect(standard?.weights[149]).toBeCloseTo(0.8 / 60, 12);
  // 1 / (0.2² / 90 + 0.8² / 60)
  expect(standard?.effective).toBeCloseTo(90, 9);
  expect(flex?.effective).toBeCloseTo(100, 9);
});

test("work that one tier never did takes no part, and it is told how many calls were left", () => {
  const { tiers } = matched({
    standard: [...calls(50, { outputTotal: 100 }), ...calls(25, { outputTotal: 9_000 })],
    flex: calls(40, { outputTotal: 120 }),
  });
  expect(tiers.map(({ tier, matched: n }) => [tier, n])).toEqual([
    ["standard", 50],
    ["flex", 40],
  ]);
});

test("a tier without like work stands apart, and does not spoil the comparison of the others", () => {
  const { tiers, apart } = matched({
    standard: calls(50, { outputTotal: 100 }),
    batch: calls(500, { outputTotal: 100, model: "another" }),
    flex: calls(40, { outputTotal: 120 }),
  });
  expect(tiers.map(({ tier }) => tier)).toEqual(["standard", "flex"]);
  expect(apart.map(({ tier }) => tier)).toEqual(["batch"]);
});

test("calls of unknown output match nothing", () => {
  const { reference } = matched({ standard: calls(50, {}), flex: calls(50, {}) });
  expect(reference).toBeNull();
});

test("whatever the calls, weights of a tier sum to one, and every tier does the same mix of work", () => {
  const call = fc.record({ outputTotal: fc.integer({ min: 1, max: 64 }) });
  const many = fc.array(call, { minLength: 60, maxLength: 200 });
  fc.assert(
    fc.property(many, many, (standard, flex) => {
      const { rows, tiers } = matched({ standard, flex });
      const stratumOf = strataOf(rows, "output");
      const mixes = tiers.map(({ calls: own, weights }) => {
        const mix = new Map<number | null, number>();
        for (const [place, one] of own.entries()) {
          const stratum = stratumOf(one);
          mix.set(stratum, (mix.get(stratum) ?? 0) + (weights[place] ?? 0));
        }
        return mix;
      });
      for (const mix of mixes) {
        expect([...mix.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
        for (const [stratum, share] of mix) {
          expect(share).toBeCloseTo(mixes[0]?.get(stratum) ?? 0, 9);
        }
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});
