import { expect, test } from "vitest";
import { createRandom } from "../../lib/core/random.ts";
import { drawAttempts } from "../../lib/simulation/estimate/drawn-attempts.ts";
import { fitTwoState, twoStateAt } from "../../lib/simulation/estimate/fit-two-state.ts";
import { drawNormal } from "../../lib/simulation/estimate/normal-draws.ts";
import { refusalEstimate } from "../../lib/simulation/estimate/refusal-estimate.ts";
import {
  meanRefusal,
  type TwoStateParameters,
} from "../../lib/simulation/estimate/two-state-likelihood.ts";
import { TWO_STATE_PRIOR } from "../../lib/simulation/estimate/two-state-prior.ts";

const WORLDS = 1_000;
const WISH = { spanSeconds: 14 * 86_400, meanGapSeconds: 300, retries: 3 };

const variances = TWO_STATE_PRIOR.map(({ deviation }, i) =>
  TWO_STATE_PRIOR.map((_, j) => (i === j ? deviation ** 2 : 0)),
);
const means = TWO_STATE_PRIOR.map(({ mean }) => mean);

/** The share of worlds whose long-run refusal lies in the interval that its attempts give. */
function heldIn(worldOf: (world: number) => TwoStateParameters): number {
  const random = createRandom(21);
  let held = 0;
  for (let world = 0; world < WORLDS; world++) {
    const truth = worldOf(world);
    const fit = fitTwoState(drawAttempts(truth, WISH, random.fork("attempts").at(world)));
    const { low, high } = refusalEstimate(fit, random.fork("spread").at(world));
    const refusal = meanRefusal(truth);
    if (refusal >= low && refusal <= high) held += 1;
  }
  return held / WORLDS;
}

test.each([
  [
    "drawn from the priors",
    (world: number) => twoStateAt(drawNormal(createRandom(22).at(world), means, variances)),
  ],
  [
    "with long and heavy shortages",
    () => ({ shareDown: 0.1, memorySeconds: 1_800, upAccept: 0.995, downAccept: 0.1 }),
  ],
])("intervals hold the refusals of a thousand worlds %s in 90 ± 4 of 100", (_, worldOf) => {
  const held = heldIn(worldOf);
  expect(held).toBeGreaterThanOrEqual(0.86);
  expect(held).toBeLessThanOrEqual(0.94);
});
