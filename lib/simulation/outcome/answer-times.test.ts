import fc from "fast-check";
import { expect, test } from "vitest";
import type { Law } from "../conditions.ts";
import { answerTimes } from "./answer-times.ts";
import { emptyOutcome } from "./outcome.ts";

const STANDARD = { kind: "standard" } as const;

/** A second, always. */
const SECOND = { cdf: (seconds: number) => (seconds >= 1 ? 1 : 0) } as Law;

test("no more than all are answered in time, however many parts are added up", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 2, maxLength: 40 }),
      (counts) => {
        const outcome = emptyOutcome(STANDARD);
        for (const count of counts) outcome.operations += count;
        outcome.answered.standard = outcome.operations;
        // In another order than they were summed in.
        counts.toReversed().forEach((count, bin) => {
          const bins = outcome.waits.standard;
          if (bins) bins[bin] = count;
        });
        const laws = { flex: SECOND, standard: SECOND, batch: SECOND, priority: SECOND };
        const within = answerTimes(STANDARD, [{ outcome, laws }]).answeredWithin(1e6);
        expect(within).toBeLessThanOrEqual(1);
        expect(within).toBeCloseTo(1, 12);
      },
    ),
    { seed: 20261121, numRuns: 300 },
  );
});
