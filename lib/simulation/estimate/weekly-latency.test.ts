import { expect, test } from "vitest";
import { normalQuantile } from "../../core/distributions.ts";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { backtestLatency, latencyWeeks } from "./weekly-latency.ts";

const callsOf = (week: number, durations: readonly number[], every = 1, tier = "flex") => ({
  ...{ every, came: durations.length * every },
  calls: durations.map((latencyMs, n) => ({
    ...{ provider: "openai", model: "o3", tier, latencyMs, ttftMs: null },
    ...{ inputTokens: 1, outputTokens: 1, atUs: week * 7 * US_PER_DAY + n },
  })),
});

const hundred = (factor = 1) => Array.from({ length: 100 }, (_, n) => (n + 1) * 1_000 * factor);

test("a week's p95 is the duration that 95 of a hundred calls at flex do not exceed", () => {
  const weeks = latencyWeeks([
    ...[callsOf(0, hundred()), callsOf(1, hundred(2)), callsOf(2, hundred().slice(0, 39))],
    callsOf(0, hundred(50), 1, "standard"),
  ]);
  expect(weeks.map(({ calls, p95Seconds }) => [calls, p95Seconds])).toEqual([
    [100, 95],
    [100, 190],
  ]);
});

test("a call that stands for ten counts ten times", () => {
  // 100 calls of 1 s, and 10 of 60 s that stand for 100: half of all take a minute.
  const short = callsOf(0, Array(100).fill(1_000));
  const long = callsOf(0, Array(10).fill(60_000), 10);
  expect(latencyWeeks([short, long])[0]?.p95Seconds).toBe(60);
  expect(latencyWeeks([short, { ...long, every: 0.1 }])[0]?.p95Seconds).toBe(1);
});

test("steady weeks are hit, and a week that takes ten times as long is not", () => {
  const told = backtestLatency(
    latencyWeeks([1, 1.1, 1.05, 0.95, 10].map((factor, week) => callsOf(week, hundred(factor)))),
  );
  expect(told.weeks.map(({ week, isHit }) => [week, isHit])).toEqual([
    [2, true],
    [3, true],
    [4, false],
  ]);
});

test("bands hold nine weeks of ten", () => {
  const random = createRandom(3);
  let [hits, weeks] = [0, 0];
  for (let world = 0; world < 120; world++) {
    const draws = random.at(world);
    const normal = () => normalQuantile(Math.max(draws.next(), 1e-12));
    const snapshots = Array.from({ length: 6 }, (_, week) => {
      const level = Math.exp(0.2 * normal());
      const durations = Array.from({ length: 80 }, () => 5_000 * level * Math.exp(0.7 * normal()));
      return callsOf(week, durations);
    });
    const told = backtestLatency(latencyWeeks(snapshots));
    hits += told.weeks.filter(({ isHit }) => isHit).length;
    weeks += told.weeks.length;
  }
  expect(hits / weeks).toBeGreaterThan(0.86);
  expect(hits / weeks).toBeLessThan(0.96);
});
