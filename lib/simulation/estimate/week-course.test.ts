import { describe, expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { US_PER_DAY, US_PER_S } from "../../core/time.ts";
import type { CapacityAttempt } from "./capacity-attempts.ts";
import { courseOfAttempts, seenHours } from "./week-course.ts";

/** A Monday, 00:00 UTC. */
const MONDAY_US = Date.UTC(2026, 10, 2) * 1_000;

/** Four weeks of an attempt every two minutes, refused with 20 % in the afternoon and 2 % else. */
function fourWeeks(): CapacityAttempt[] {
  const random = createRandom(6);
  return Array.from({ length: (28 * 86_400) / 120 }, (_, place) => {
    const atUs = MONDAY_US + place * 120 * US_PER_S;
    const hour = Math.floor(((atUs - MONDAY_US) % US_PER_DAY) / (3_600 * US_PER_S));
    return { atUs, accepted: random.next() >= (hour >= 12 && hour < 18 ? 0.2 : 0.02) };
  });
}

describe("the course of a week", () => {
  test("is found in attempts: afternoons lie 2.5 below the nights on the scale of odds", () => {
    const course = courseOfAttempts(fourWeeks(), 30);
    expect(course).toHaveLength(168);
    expect(course.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9);
    const meanOf = (from: number): number => {
      const own = course.filter((_, hour) => hour % 24 >= from && hour % 24 < from + 6);
      return own.reduce((sum, each) => sum + each, 0) / own.length;
    };
    const [afternoon, night] = [meanOf(12), meanOf(0)];
    // log(0.98 / 0.02) − log(0.8 / 0.2) = 2.51
    expect(night - afternoon).toBeGreaterThan(1.9);
    expect(night - afternoon).toBeLessThan(3.1);
  });

  test("hears a crowd of retries in one shortage as the minutes that they lasted", () => {
    const at = (second: number, accepted: boolean) => ({
      atUs: MONDAY_US + second * US_PER_S,
      accepted,
    });
    const crowd = Array.from({ length: 60 }, (_, second) => at(600 + second, false));
    const [monday] = seenHours([at(0, true), at(300, true), ...crowd, at(660, true)], 60);
    // 60 s of 300 + 300 + 60 + 300 = 960 s.
    expect(monday?.refused).toBeCloseTo(60 / 960, 6);
    expect(monday?.looks).toBeLessThan(60);
  });

  test("is flat without attempts in the mean of the week's own smooth course", () => {
    const course = courseOfAttempts([], 480);
    expect(Math.max(...course.map(Math.abs))).toBeLessThan(1e-6);
  });
});
