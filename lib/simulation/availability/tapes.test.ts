import { describe, expect, test } from "vitest";
import { constant, twoState } from "../../testing/simulation-case.ts";
import type { ReplayAvailability, SemiMarkovAvailability } from "../conditions.ts";
import { streamKey } from "../random/streams.ts";
import { compileTape, meanAcceptance } from "./compile-tape.ts";
import { hourOfWeekAt, shiftLogit } from "./hour-of-week.ts";
import { acceptAt, meanAccept, type Tape } from "./tape.ts";

const MONDAY_US = Date.UTC(2026, 10, 2) * 1000;
const span = (ticks: number, tickSeconds = 1) => ({ startUs: MONDAY_US, tickSeconds, ticks });
const key = streamKey(20261121, "tape", 0);

/** The correlation between acceptance now and so many ticks later. */
function correlation({ accept }: Tape, later: number): number {
  const mean = meanAccept({ tickSeconds: 1, accept });
  let both = 0;
  let own = 0;
  for (let tick = 0; tick + later < accept.length; tick++) {
    const here = (accept[tick] ?? 0) - mean;
    both += here * ((accept[tick + later] ?? 0) - mean);
    own += here * here;
  }
  return both / own;
}

describe("a drawn tape", () => {
  test("is down for its share of the time, and forgets with e^(-t / tau)", () => {
    const model = twoState({ upAccept: 1, downAccept: 0, shareDown: 0.3, memorySeconds: 20 });
    const tape = compileTape(model, span(400_000), key);
    // 400 000 s of 20 s of memory are about 10 000 observations of 0.3 · 0.7.
    expect(Math.abs(meanAccept(tape) - 0.7)).toBeLessThan(4 * Math.sqrt(0.21 / 10_000));
    expect(correlation(tape, 20)).toBeCloseTo(Math.exp(-1), 1);
    expect(correlation(tape, 40)).toBeCloseTo(Math.exp(-2), 1);
  });

  test("of a mixture of short and long outages is down for its share of the time, in few long stretches", () => {
    const model: SemiMarkovAvailability = {
      kind: "semi-markov",
      upAccept: 1,
      downAccept: 0,
      shareDown: 0.2,
      shortShare: 0.75,
      shortSeconds: 20,
      longSeconds: 400,
      hourOfWeek: null,
    };
    const tape = compileTape(model, span(1_000_000), key);
    expect(meanAccept(tape)).toBeCloseTo(meanAcceptance(model), 1);
    const stretches: number[] = [];
    let length = 0;
    for (const accept of tape.accept) {
      if (accept === 0) length++;
      else if (length > 0) stretches.push(length);
      if (accept > 0) length = 0;
    }
    const long = stretches.filter((seconds) => seconds > 100).length / stretches.length;
    // Of the long quarter e^(-100/400) = 78 % last over 100 s, of the short ones e^(-5) = 0.7 %.
    expect(long).toBeCloseTo(0.25 * Math.exp(-0.25) + 0.75 * Math.exp(-5), 1);
  });

  test("is the same for the same key, another for another, and a longer one begins as the shorter", () => {
    const model = twoState({ memorySeconds: 50 });
    const tape = compileTape(model, span(5000), key);
    expect(compileTape(model, span(5000), key)).toEqual(tape);
    expect(compileTape(model, span(5000), streamKey(20261121, "tape", 1))).not.toEqual(tape);
    expect(compileTape(model, span(9000), key).accept.slice(0, 5000)).toEqual(tape.accept);
  });

  test("of states that change many times a tick is their mean", () => {
    const tape = compileTape(
      twoState({ memorySeconds: 1e-6, upAccept: 1, downAccept: 0 }),
      span(10),
      key,
    );
    expect(acceptAt(tape, 3)).toBeCloseTo(0.9, 6);
  });

  test("is down throughout where its share of time down is all of it", () => {
    const tape = compileTape(twoState({ shareDown: 1, downAccept: 0.25 }), span(10), key);
    expect(Array.from(tape.accept)).toEqual(new Array(10).fill(0.25));
  });
});

describe("the rhythm of a week", () => {
  test("counts hours in UTC from Monday midnight", () => {
    expect(hourOfWeekAt(MONDAY_US)).toBe(0);
    expect(hourOfWeekAt(MONDAY_US - 1)).toBe(167);
    expect(hourOfWeekAt(MONDAY_US + 25 * 3_600_000_000)).toBe(25);
  });

  test("moves acceptance on the logit scale in its hour alone, and leaves certainty as it is", () => {
    const hourOfWeek = Array.from({ length: 168 }, (_, hour) => (hour === 1 ? -Math.log(9) : 0));
    const tape = compileTape({ ...constant(0.1), hourOfWeek }, span(3, 3600), key);
    // Odds of 9 to 1 over 9 are even odds.
    expect(Array.from(tape.accept, (accept) => Number(accept.toFixed(6)))).toEqual([0.9, 0.5, 0.9]);
    expect([shiftLogit(0, 5), shiftLogit(1, -5)]).toEqual([0, 1]);
  });
});

describe("a replay of the user's own attempts", () => {
  const replay = (
    attempts: readonly (readonly [atSeconds: number, accepted: 0 | 1])[],
    reachSeconds: number,
  ): ReplayAvailability => ({
    kind: "replay",
    startUs: Float64Array.from(attempts, ([atSeconds]) => MONDAY_US + atSeconds * 1e6),
    accepted: Uint8Array.from(attempts, ([, accepted]) => accepted),
    reachSeconds,
    otherwise: 0.75,
  });

  test("takes the share of attempts within a tick, the nearest attempt within reach, and the assumption beyond it", () => {
    const model = replay(
      [
        [0.1, 1],
        [0.2, 0],
        [4.5, 0],
        [5.5, 1],
      ],
      2,
    );
    const { accept } = compileTape(model, span(10), key);
    expect(Array.from(accept)).toEqual([0.5, 0, 0, 0, 0, 1, 1, 1, 0.75, 0.75]);
  });

  test("of no attempts is the assumption throughout", () => {
    expect(Array.from(compileTape(replay([], 60), span(3), key).accept)).toEqual([
      0.75, 0.75, 0.75,
    ]);
  });
});
