import { describe, expect, test } from "vitest";
import { BATCH_DEFAULTS, type BatchPolicy } from "../../../retry/policy.ts";
import {
  allOf,
  conditions,
  exponentialLaw,
  fixedLaw,
  laws,
  simulated,
  steadyPopulation,
} from "../../../testing/simulation-case.ts";
import type { Law } from "../../conditions.ts";
import { streamKey } from "../../random/streams.ts";
import { batchQueue } from "./batch-queue.ts";

const batch = (changes: Partial<BatchPolicy>): BatchPolicy => ({ ...BATCH_DEFAULTS, ...changes });
const batched = (ticks: number, law: Law) =>
  steadyPopulation(ticks, 1, [{ laws: laws({ batch: law }), inputTokens: 1000 }]);
const KEY = streamKey(1, "batches", 0);

describe("batches", () => {
  test("hold as many tokens as arrive in the mean turnaround (Little's law)", () => {
    // One request of 1000 tokens a second, 600 s in the mean: 600 000 tokens.
    const policy = batch({ windowSeconds: 86_400 });
    const { meanEnqueuedTokens } = batchQueue(policy, batched(60_000, exponentialLaw(600)), KEY);
    // From the first arrival to the last end, which comes some 600 · ln 600 s after the last arrival.
    expect(meanEnqueuedTokens / 600_000).toBeGreaterThan(0.85);
    expect(meanEnqueuedTokens / 600_000).toBeLessThan(1.05);
  });

  test("peak at what arrives in a hold, times the batches that are under way at once", () => {
    // Every 100 s a batch of 100 requests; each takes 250 s, so that three are under way.
    const { mostEnqueuedTokens } = batchQueue(
      batch({ holdSeconds: 100 }),
      batched(2000, fixedLaw(250)),
      KEY,
    );
    expect(mostEnqueuedTokens).toBe(300_000);
  });

  test("never hold more than the limit, and wait for room", () => {
    const policy = batch({ holdSeconds: 100, maxEnqueuedTokens: 150_000 });
    const { mostEnqueuedTokens, classes } = batchQueue(policy, batched(2000, fixedLaw(250)), KEY);
    expect(mostEnqueuedTokens).toBe(150_000);
    expect(classes[0]?.answered.batch).toBe(2000);
    const free = batchQueue(batch({ holdSeconds: 100 }), batched(2000, fixedLaw(250)), KEY);
    expect(classes[0]?.waitingSeconds).toBeGreaterThan(free.classes[0]?.waitingSeconds ?? Infinity);
  });

  test("send to standard what does not fit where the policy says so, and what never would", () => {
    const full = batch({ holdSeconds: 100, maxEnqueuedTokens: 150_000, onFull: "standard" });
    const [one] = batchQueue(full, batched(100, fixedLaw(250)), KEY).classes;
    expect(one?.answered).toMatchObject({ batch: 100, standard: 0 });
    const [two] = batchQueue(full, batched(200, fixedLaw(250)), KEY).classes;
    expect(two?.answered).toMatchObject({ batch: 150, standard: 50 });
    const [tiny] = batchQueue(
      batch({ maxEnqueuedTokens: 999 }),
      batched(20, fixedLaw(250)),
      KEY,
    ).classes;
    expect(tiny?.answered).toMatchObject({ batch: 0, standard: 20 });
  });

  test("that expire are sent again, called at standard or given up, and are not billed", () => {
    const late = batched(10, fixedLaw(4000));
    const world = conditions({});
    const outcome = (onExpired: BatchPolicy["onExpired"]) => {
      const policy = batch({ windowSeconds: 3600, onExpired });
      return allOf(policy, simulated(policy, world, late).classes);
    };
    expect(outcome("standard")).toMatchObject({ expired: 10, failed: 0, waitingSeconds: 36_000 });
    expect(outcome("standard").answered.standard).toBe(10);
    expect(outcome("fail")).toMatchObject({ expired: 10, failed: 10 });
    expect(outcome("resubmit").failed).toBe(10); // never done within the window
  });

  test("take 1 / (1 - e) rounds by formula as in sequence, with the same waits", () => {
    // Of exponential turnarounds with a mean of 3600 s, e^(-1) = 36.8 % are unfinished after 3600 s.
    const policy = batch({ holdSeconds: 600, windowSeconds: 3600 });
    const population = batched(40_000, exponentialLaw(3600));
    const exact = allOf(policy, simulated(policy, conditions({}), population).classes);
    const free = { ...policy, holdSeconds: 0 };
    const played = allOf(free, batchQueue(free, population, KEY).classes);
    const rounds = (one: typeof exact) => (one.answered.batch + one.expired) / one.operations;
    expect(rounds(exact)).toBeCloseTo(1 / (1 - Math.exp(-1)), 6);
    expect(rounds(played)).toBeCloseTo(rounds(exact), 1);
    // Half a hold and a window for each expired round.
    expect(exact.waitingSeconds / exact.operations).toBeCloseTo(
      300 + 3600 * (rounds(exact) - 1),
      0,
    );
    expect(played.waitingSeconds / played.operations / (3600 * (rounds(exact) - 1))).toBeCloseTo(
      1,
      1,
    );
  });
});
