import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../core/random.ts";
import { drawAttempts } from "./drawn-attempts.ts";
import { fitTwoState, twoStateAt } from "./fit-two-state.ts";
import { refusalEstimate } from "./refusal-estimate.ts";
import { meanRefusal, type TwoStateParameters } from "./two-state-likelihood.ts";

const DAY = 86_400;
const WORLD: TwoStateParameters = {
  shareDown: 0.1,
  memorySeconds: 1_800,
  upAccept: 0.995,
  downAccept: 0.1,
};

const SHORT_WORLD: TwoStateParameters = {
  shareDown: 0.05,
  memorySeconds: 600,
  upAccept: 0.99,
  downAccept: 0.1,
};
const few = (random: Random) =>
  drawAttempts(SHORT_WORLD, { spanSeconds: 14 * DAY, meanGapSeconds: 600, retries: 3 }, random);

describe("a chain fitted to attempts", () => {
  test("finds what drew 80,000 attempts of two weeks, though retries crowd into shortages", () => {
    const wish = { spanSeconds: 14 * DAY, meanGapSeconds: 18, retries: 5 };
    const series = drawAttempts(WORLD, wish, createRandom(3));
    const { parameters } = fitTwoState(series);
    const letIn = series.accepted.reduce((sum, isIn) => sum + isIn, 0) / series.accepted.length;
    const truth = 1 - meanRefusal(WORLD);
    // Accepted ÷ attempts is far off, the likelihood is not.
    expect(letIn).toBeLessThan(truth - 0.08);
    expect(Math.abs(1 - meanRefusal(parameters) - truth)).toBeLessThan(0.03);
    expect(parameters.downAccept).toBeCloseTo(0.1, 1);
    expect(parameters.memorySeconds).toBeGreaterThan(1_250);
    expect(parameters.memorySeconds).toBeLessThan(2_550);
  });

  test("is the prior where there are no attempts: 3 % of the time short, 8 minutes of memory", () => {
    const nothing = { gapSeconds: new Float64Array(), accepted: new Uint8Array() };
    const { parameters } = fitTwoState(nothing);
    expect(parameters.shareDown).toBeCloseTo(0.03, 3);
    expect(parameters.memorySeconds).toBeCloseTo(480, -1);
    expect(parameters.upAccept).toBeCloseTo(0.983, 3);
    expect(parameters.downAccept).toBeCloseTo(0.0983, 2);
  });

  test("check 12: has an interval that holds the truth in 90 ± 4 of 100 worlds", () => {
    const random = createRandom(12);
    const worlds = 400;
    let held = 0;
    for (let world = 0; world < worlds; world++) {
      const estimate = refusalEstimate(
        fitTwoState(few(random.at(world))),
        random.fork("draws").at(world),
      );
      const truth = meanRefusal(SHORT_WORLD);
      if (truth >= estimate.low && truth <= estimate.high) held += 1;
    }
    expect(held / worlds).toBeGreaterThanOrEqual(0.86);
    expect(held / worlds).toBeLessThanOrEqual(0.94);
  });

  test("reads its scales back", () => {
    expect(twoStateAt([0, Math.log(60), 0, 0])).toEqual({
      shareDown: 0.5,
      memorySeconds: expect.closeTo(60, 9),
      upAccept: 0.5,
      downAccept: 0.25,
    });
  });
});
