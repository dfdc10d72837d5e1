import { describe, expect, test } from "vitest";
import { meanRefusal, twoStateDeviance } from "./two-state-likelihood.ts";

const series = (accepted: readonly number[], gaps: readonly number[]) => ({
  accepted: Uint8Array.from(accepted),
  gapSeconds: Float64Array.from(gaps),
});
const chain = { shareDown: 0.25, memorySeconds: 60, upAccept: 0.9, downAccept: 0.1 };

describe("the likelihood of attempts under a hidden shortage", () => {
  test("of one attempt is the long-run share: 0.75 × 0.9 + 0.25 × 0.1 = 0.7 let in", () => {
    expect(meanRefusal(chain)).toBeCloseTo(0.3, 12);
    expect(twoStateDeviance(series([1], [0]), chain)).toBeCloseTo(-Math.log(0.7), 12);
    expect(twoStateDeviance(series([0], [0]), chain)).toBeCloseTo(-Math.log(0.3), 12);
  });

  test("of two refusals at once knows that both saw the same state", () => {
    // 0.25 × 0.9² + 0.75 × 0.1² = 0.21, against 0.3² = 0.09 were they independent.
    expect(twoStateDeviance(series([0, 0], [0, 0]), chain)).toBeCloseTo(-Math.log(0.21), 12);
    expect(twoStateDeviance(series([0, 0], [0, 1e9]), chain)).toBeCloseTo(-Math.log(0.09), 12);
  });

  test("of three attempts is the sum over all paths of the chain", () => {
    const gaps = [0, 30, 90];
    const seen = [1, 0, 0];
    const share = [1 - chain.shareDown, chain.shareDown];
    const stay = (from: number, to: number, gap: number) =>
      (share[to] ?? 0) + ((from === to ? 1 : 0) - (share[to] ?? 0)) * Math.exp(-gap / 60);
    const chance = (state: number, isIn: number) => {
      const accept = state === 1 ? chain.downAccept : chain.upAccept;
      return isIn === 1 ? accept : 1 - accept;
    };
    let sum = 0;
    for (const a of [0, 1])
      for (const b of [0, 1])
        for (const c of [0, 1]) {
          const path = [a, b, c];
          let likelihood = share[a] ?? 0;
          for (const [place, state] of path.entries()) {
            if (place > 0) likelihood *= stay(path[place - 1] ?? 0, state, gaps[place] ?? 0);
            likelihood *= chance(state, seen[place] ?? 0);
          }
          sum += likelihood;
        }
    expect(twoStateDeviance(series(seen, gaps), chain)).toBeCloseTo(-Math.log(sum), 12);
  });

  test("stays finite over a hundred thousand attempts", () => {
    const accepted = new Uint8Array(100_000);
    const gapSeconds = new Float64Array(100_000).fill(1);
    expect(twoStateDeviance({ accepted, gapSeconds }, chain)).toBeGreaterThan(1_000);
    expect(Number.isFinite(twoStateDeviance({ accepted, gapSeconds }, chain))).toBe(true);
  });
});
