import { describe, expect, test } from "vitest";
import { drawExponential, drawPoisson } from "../core/distributions.ts";
import { createRandom, type Random } from "../core/random.ts";
import { effectivePerHour, type RefusalHour, refusalInterval } from "./refusal-interval.ts";

const steady = (hours: number, attempts: number, refused: number): RefusalHour[] =>
  Array.from({ length: hours }, (_, hour) => ({ hour, attempts, refused }));

const HOUR_S = 3_600;
const HOURS = 14 * 24;

interface Shortages {
  /** Seconds in which what is known of the state fades to 1/e. */
  readonly tau: number;
  readonly down: number;
  readonly acceptedWhenDown: number;
}

/** Alternating seconds at which capacity goes and comes back, from a stationary start. */
function switches(random: Random, { tau, down }: Shortages): { isDown: boolean; at: number[] } {
  const isDown = random.next() < down;
  const at: number[] = [];
  let state = isDown;
  for (let now = 0; now < HOURS * HOUR_S; state = !state) {
    now += drawExponential(random, state ? tau / (1 - down) : tau / down);
    at.push(now);
  }
  return { isDown, at };
}

interface Run {
  readonly hours: readonly RefusalHour[];
  /** Accepted ÷ attempts, with retries. */
  readonly naive: number;
}

/** Two weeks of operations under shortages, each tried up to five times at once. */
function simulate(random: Random, law: Shortages, perHour: number): Run {
  const { isDown, at } = switches(random.fork("state"), law);
  const draws = random.fork("operations");
  let [place, attempts, accepted] = [0, 0, 0];
  const hours = Array.from({ length: HOURS }, (_, hour) => {
    const starts = Array.from({ length: drawPoisson(draws, perHour) }, () => draws.next());
    let refused = 0;
    for (const start of starts.sort((a, b) => a - b)) {
      while ((at[place] ?? Number.POSITIVE_INFINITY) <= (hour + start) * HOUR_S) place++;
      const chance = isDown === (place % 2 === 0) ? law.acceptedWhenDown : 1;
      let tries = 1;
      while (tries < 5 && draws.next() >= chance) tries++;
      if (tries > 1) refused++;
      attempts += tries;
      if (tries < 5 || draws.next() < chance) accepted++;
    }
    return { hour, attempts: starts.length, refused };
  });
  return { hours, naive: accepted / attempts };
}

const SHORTAGES = { down: 0.1044, acceptedWhenDown: 0.1 };
const TRUTH = 1 - (0.8956 + 0.1044 * 0.1); // 0.094

describe("the interval", () => {
  test("of attempts that say nothing about each other is Wilson's", () => {
    // Every hour alike: e = 0, so that 10 of 100 over 100 hours count as 10,000 attempts.
    const interval = refusalInterval(steady(100, 100, 10));
    expect(interval).toMatchObject({ share: 0.1, attempts: 10_000, effective: 10_000 });
    expect(interval?.low).toBeCloseTo(0.0952, 4);
    expect(interval?.high).toBeCloseTo(0.105, 4);
  });

  test("counts an hour as one attempt where all of it is accepted or all refused", () => {
    // 10,000 hours of 100, every tenth refused whole: e = 90 or −10, so that Σe² is 100 times what 10^6 attempts by
    // themselves would have: 10,000 are left, and a little less since the spread is itself an estimate.
    const hours = Array.from({ length: 10_000 }, (_, n) => {
      const hour = n * 50; // further apart than the longest lag
      return { hour, attempts: 100, refused: n % 10 === 0 ? 100 : 0 };
    });
    const effective = refusalInterval(hours)?.effective ?? 0;
    expect(effective).toBeLessThan(10_000);
    expect(effective).toBeGreaterThan(9_900);
  });

  test("stays wide for an afternoon without a refusal", () => {
    const interval = refusalInterval(steady(4, 1_000, 0));
    expect(interval).toMatchObject({ share: 0, low: 0, effective: 4 });
    expect(interval?.high).toBeCloseTo(0.4035, 3);
    expect(refusalInterval(steady(4, 1_000, 1_000))?.high).toBe(1);
  });

  test("of a short span borrows from a longer one how much an hour tells", () => {
    expect(refusalInterval(steady(24, 50, 5), 6.6)?.effective).toBeCloseTo(158.4, 6);
    expect(refusalInterval(steady(24, 5, 1), 6.6)?.effective).toBe(120);
    expect(effectivePerHour(steady(71, 50, 5))).toBeNull();
    expect(effectivePerHour(steady(100, 50, 5))).toBe(50);
  });

  test("of nothing is nothing", () => {
    expect(refusalInterval([])).toBeNull();
    expect(refusalInterval(steady(5, 0, 0))).toBeNull();
  });
});

describe("under shortages that last", () => {
  test.each([
    ["5 minutes", 300],
    ["30 minutes", 1_800],
    ["3 hours", 10_800],
  ])(
    "%s, two weeks of first attempts cover the truth in at least 85 of 100 intervals",
    (name, tau) => {
      const runs = 200;
      const random = createRandom(429).fork(name);
      let covered = 0;
      for (let run = 0; run < runs; run++) {
        const { hours } = simulate(random.at(run), { ...SHORTAGES, tau }, 15);
        const interval = refusalInterval(hours);
        if (interval && interval.low <= TRUTH && TRUTH <= interval.high) covered++;
      }
      expect(covered / runs).toBeGreaterThanOrEqual(0.85);
    },
  );

  test("accepted ÷ attempts tells of retries, not of room: 0.71 where 0.906 of first attempts get through", () => {
    // Of the 10.44 % that meet a shortage, each makes 4.1 attempts: (0.8956 + 0.0428) ÷ (0.8956 + 0.4275) = 0.709.
    const random = createRandom(429).fork("naive");
    const runs = Array.from({ length: 40 }, (_, run) =>
      simulate(random.at(run), { ...SHORTAGES, tau: 1_800 }, 20),
    );
    const naive = runs.reduce((sum, run) => sum + run.naive, 0) / runs.length;
    const honest =
      runs.reduce((sum, { hours }) => sum + (refusalInterval(hours)?.share ?? 0), 0) / runs.length;
    expect(naive).toBeGreaterThan(0.69);
    expect(naive).toBeLessThan(0.73);
    expect(1 - honest).toBeGreaterThan(0.896);
    expect(1 - honest).toBeLessThan(0.916);
  });
});
