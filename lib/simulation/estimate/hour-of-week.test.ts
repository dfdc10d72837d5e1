import { describe, expect, test } from "vitest";
import { pooledWeek, type SeenHour } from "./hour-of-week.ts";

const everyHour = (refusedIn: (hour: number) => number, looks: number): SeenHour[] =>
  Array.from({ length: 168 }, (_, hour) => ({ hour, looks, refused: refusedIn(hour) }));
/** 10 % in the afternoon, 2 % else. */
const afternoon = (hour: number): number => (hour % 24 >= 12 && hour % 24 < 18 ? 0.1 : 0.02);

describe("refusals by hour of the week", () => {
  test("follow a rhythm that every hour shows", () => {
    const { hours } = pooledWeek(everyHour(afternoon, 50));
    expect(hours).toHaveLength(168);
    expect(hours[15]?.refusal).toBeGreaterThan(0.06);
    expect(hours[3]?.refusal).toBeLessThan(0.04);
  });

  test("stay on the week's course where an hour saw little, however odd", () => {
    const odd = everyHour(() => 0.05, 50).map((one) =>
      one.hour === 40 ? { ...one, looks: 1, refused: 1 } : one,
    );
    const { hours, weight } = pooledWeek(odd);
    expect(weight).toBeGreaterThan(100);
    expect(hours[40]?.refusal).toBeLessThan(0.06);
  });

  test("are wide where nothing was seen, and narrow where much was", () => {
    const { hours } = pooledWeek(everyHour(afternoon, 400).filter(({ hour }) => hour !== 100));
    const width = (hour: number) => (hours[hour]?.high ?? 0) - (hours[hour]?.low ?? 0);
    expect(hours[100]?.looks).toBe(0);
    expect(width(100)).toBeGreaterThan(width(99));
    for (const { low, refusal, high } of hours) {
      expect(low).toBeLessThanOrEqual(refusal);
      expect(refusal).toBeLessThanOrEqual(high);
    }
  });

  test("without anything seen are the prior's 3 %", () => {
    expect(pooledWeek([]).hours[0]?.refusal).toBeCloseTo(0.0293, 3);
  });
});
