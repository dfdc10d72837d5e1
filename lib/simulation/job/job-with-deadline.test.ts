import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { twoState } from "../../testing/simulation-case.ts";
import { compileTape } from "../availability/compile-tape.ts";
import { streamKey } from "../random/streams.ts";
import { type JobOutcome, lazyJob, steadyJob } from "./job-with-deadline.ts";

const costOf = ({ flex, standard }: JobOutcome): number => 0.5 * flex + standard;

/** The least cost of all ways to make so many requests, found by trying them: idle, flex or standard at each tick. */
function leastCost(requests: number, flex: readonly number[], tick = 0): number {
  if (requests === 0) return 0;
  if (flex.length - tick < requests) return Infinity;
  const idle = leastCost(requests, flex, tick + 1);
  const price = flex[tick] === 1 ? 0.5 : 1;
  return Math.min(idle, price + leastCost(requests - 1, flex, tick + 1));
}

describe("a job of requests with one deadline", () => {
  test("is as cheap as the offline optimum when it waits for flex until it no longer can", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 10 }),
        (flex, wanted) => {
          const requests = Math.min(wanted, flex.length);
          const lazy = lazyJob(requests, { flex: Uint8Array.from(flex), standard: null });
          expect(lazy.unfinished).toBe(0);
          expect(costOf(lazy)).toBe(leastCost(requests, flex));
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });

  test("uses min(requests, available ticks) of flex in every one of a thousand drawn windows", () => {
    const model = twoState({ upAccept: 1, downAccept: 0, shareDown: 0.4, memorySeconds: 60 });
    const span = { startUs: 0, tickSeconds: 1, ticks: 1000 };
    for (let window = 0; window < 1000; window++) {
      const { accept } = compileTape(model, span, streamKey(16, "tape", window));
      const flex = Uint8Array.from(accept);
      const available = flex.reduce((sum, up) => sum + up, 0);
      const requests = 1 + (window % 1000);
      const lazy = lazyJob(requests, { flex, standard: null });
      expect(lazy).toEqual({
        flex: Math.min(requests, available),
        standard: Math.max(0, requests - available),
        unfinished: 0,
      });
      expect(costOf(steadyJob(requests, { flex, standard: null }))).toBeGreaterThanOrEqual(
        costOf(lazy),
      );
    }
  });

  test("finishes more often at an even pace where standard fails in 2 % of ticks, and costs a little more", () => {
    const model = twoState({ upAccept: 1, downAccept: 0, shareDown: 0.4, memorySeconds: 60 });
    const broken = twoState({ upAccept: 1, downAccept: 0, shareDown: 0.02, memorySeconds: 1 });
    const span = { startUs: 0, tickSeconds: 1, ticks: 1000 };
    const late = { lazy: 0, steady: 0 };
    const cost = { lazy: 0, steady: 0 };
    for (let window = 0; window < 300; window++) {
      const flex = Uint8Array.from(compileTape(model, span, streamKey(17, "tape", window)).accept);
      const standard = Uint8Array.from(
        compileTape(broken, span, streamKey(18, "tape", window)).accept,
      );
      for (const [name, run] of [
        ["lazy", lazyJob],
        ["steady", steadyJob],
      ] as const) {
        const outcome = run(700, { flex, standard });
        if (outcome.unfinished > 0) late[name]++;
        cost[name] += costOf(outcome);
      }
    }
    expect(late.steady).toBeLessThan(late.lazy / 5);
    expect(cost.steady / cost.lazy).toBeGreaterThan(1);
    expect(cost.steady / cost.lazy).toBeLessThan(1.1);
  });
});
