import { expect, test } from "vitest";
import { answered, callAt } from "../../testing/simulated.ts";

/** Half of the calls take 4 s; the dear half takes 40 s, twice as long as an attempt may. */
const records = Array.from({ length: 200 }, (_, place) =>
  place % 2 === 0
    ? callAt(place * 10, { latencyMs: 4_000 })
    : callAt(place * 10, { latencyMs: 40_000, outputTotal: 5_000 }),
);

test("where nothing depends on how long shortages last, both ends of the bracket are the cost itself", () => {
  const { fallbackShare, cost, bracket } = answered(
    {
      workloads: [
        { match: {}, policy: { kind: "flex", maxAttempts: 2, attemptTimeoutSeconds: 20 } },
      ],
      assumptions: {
        ...{ availability: { kind: "constant", refusal: 0.1 }, refusalSeconds: 0.3 },
        ...{ slowdown: { kind: "constant", value: 1 }, billAbandoned: 1, cacheLossOnFallback: 0 },
      },
    },
    records,
  );
  // The dear half always falls back, and one of a hundred of the others.
  expect(fallbackShare).toBeCloseTo((1 + 0.01) / 2, 9);
  expect(bracket?.fallbackShare).toEqual([fallbackShare, fallbackShare]);
  for (const end of bracket?.cost ?? []) expect(Number(end)).toBeCloseTo(Number(cost.scenario), 9);
});
