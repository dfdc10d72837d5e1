import fc from "fast-check";
import { expect, test } from "vitest";
import { US_PER_HOUR } from "../core/time.ts";
import { cutIntoHours } from "./hour-spans.ts";

const HALF = US_PER_HOUR / 2;

test("whole hours need no cutting", () => {
  expect(cutIntoHours({ fromUs: 0, toUs: 3 * US_PER_HOUR }, [US_PER_HOUR])).toEqual({
    wholeFromUs: 0,
    wholeToUs: 3 * US_PER_HOUR,
    cutHoursUs: [],
    parts: [],
  });
});

test("a moment inside an hour cuts it in two", () => {
  const { cutHoursUs, parts } = cutIntoHours({ fromUs: 0, toUs: 3 * US_PER_HOUR }, [
    US_PER_HOUR + HALF,
  ]);
  expect(cutHoursUs).toEqual([US_PER_HOUR]);
  expect(parts).toEqual([
    { fromUs: US_PER_HOUR, toUs: US_PER_HOUR + HALF },
    { fromUs: US_PER_HOUR + HALF, toUs: 2 * US_PER_HOUR },
  ]);
});

test("every microsecond of the range is in exactly one hour or part, and no part crosses a moment", () => {
  const us = fc.nat({ max: 6 * US_PER_HOUR });
  const onHour = fc.nat({ max: 6 }).map((hour) => hour * US_PER_HOUR);
  const moment = fc.oneof(us, onHour);
  fc.assert(
    fc.property(moment, moment, fc.array(moment, { maxLength: 6 }), us, (a, b, moments, probe) => {
      fc.pre(a !== b);
      const range = { fromUs: Math.min(a, b), toUs: Math.max(a, b) };
      const { wholeFromUs, wholeToUs, cutHoursUs, parts } = cutIntoHours(range, moments);
      const hourUs = probe - (probe % US_PER_HOUR);
      const isWhole = hourUs >= wholeFromUs && hourUs < wholeToUs && !cutHoursUs.includes(hourUs);
      const holding = parts.filter(({ fromUs, toUs }) => fromUs <= probe && probe < toUs);
      const isInside = probe >= range.fromUs && probe < range.toUs;
      expect(holding.length + (isWhole ? 1 : 0)).toBe(isInside ? 1 : 0);
      for (const { fromUs, toUs } of parts) {
        expect(moments.some((cut) => fromUs < cut && cut < toUs)).toBe(false);
      }
    }),
    { seed: 1 },
  );
});
