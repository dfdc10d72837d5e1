import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignTiers, cheapestWithin } from "./assign-tiers.ts";
import type { Choice } from "./frontier.ts";

const SEED = 20_261_121;

/** The best over every combination. */
function bestOfAll(workloads: readonly (readonly Choice[])[], limit: number): number {
  const [first, ...rest] = workloads;
  if (first === undefined) return limit >= 0 ? 0 : Number.POSITIVE_INFINITY;
  return Math.min(...first.map(({ cost, burden }) => cost + bestOfAll(rest, limit - burden)));
}

const choice = fc.record({
  cost: fc.integer({ min: 1, max: 60 }),
  burden: fc.integer({ min: 0, max: 40 }),
});
const workloads = fc.array(fc.array(choice, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 5,
});

describe("the best tier for each workload under one shared bound", () => {
  test("takes the step that saves most for each minute: two of three workloads fit on flex", () => {
    const flex = (cost: number, burden: number) => ({
      choices: [
        { cost: 100, burden: 0 },
        { cost, burden },
      ],
    });
    // Saves 50 for 10, 40 for 10 and 20 for 10 minutes; 20 minutes may be used.
    const found = assignTiers([flex(50, 10), flex(80, 10), flex(60, 10)], 20);
    expect(found?.chosen.map(({ cost }) => cost)).toEqual([50, 100, 60]);
    expect(found).toMatchObject({ cost: 210, burden: 20, costBound: 210, isBest: true });
  });

  test("check 15: costs what trying every combination finds, and never less than the bound says", () => {
    fc.assert(
      fc.property(workloads, fc.integer({ min: 0, max: 120 }), (each, limit) => {
        const found = assignTiers(
          each.map((choices) => ({ choices })),
          limit,
        );
        const best = bestOfAll(each, limit);
        if (found === null) {
          expect(best).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(found.isBest).toBe(true);
        expect(found.cost).toBe(best);
        expect(found.burden).toBeLessThanOrEqual(limit);
        expect(found.costBound).toBeLessThanOrEqual(found.cost + 1e-9);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  test("says so where nothing stays within the bound", () => {
    expect(assignTiers([{ choices: [{ cost: 1, burden: 5 }] }], 4)).toBeNull();
    expect(assignTiers([{ choices: [] }], 4)).toBeNull();
    expect(assignTiers([], 4)).toMatchObject({ chosen: [], cost: 0 });
  });

  test("a bound of one workload's own takes the cheapest that keeps it", () => {
    const choices = [
      { cost: 10, burden: 2 },
      { cost: 5, burden: 30 },
      { cost: 7, burden: 9 },
    ];
    expect(cheapestWithin(choices, 10)).toEqual({ cost: 7, burden: 9 });
    expect(cheapestWithin(choices, 1)).toBeNull();
  });
});
