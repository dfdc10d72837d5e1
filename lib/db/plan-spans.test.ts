import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarStarts } from "../analytics/zone.ts";
import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import type { Span } from "./hour-spans.ts";
import { planSpans } from "./plan-spans.ts";

const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
const day = (n: number): number => MAY_1 + n * US_PER_DAY;
const days = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => day(from + n));

test("whole days come from sums by day, their rests by hour and parts of hours from the facts", () => {
  const span = { fromUs: day(0) + 5 * US_PER_HOUR + 1, toUs: day(3) + 2 * US_PER_HOUR };
  const plan = planSpans(span, days(0, 4), []);
  expect(plan.days).toEqual([{ fromUs: day(1), toUs: day(3) }]);
  expect(plan.hours).toEqual([
    { fromUs: day(0) + 6 * US_PER_HOUR, toUs: day(1) },
    { fromUs: day(3), toUs: day(3) + 2 * US_PER_HOUR },
  ]);
  expect(plan.parts).toEqual([
    { fromUs: day(0) + 5 * US_PER_HOUR + 1, toUs: day(0) + 6 * US_PER_HOUR },
  ]);
});

test("a day in which a price changes is read by hour, one that begins with the change is not", () => {
  const span = { fromUs: day(0), toUs: day(4) };
  const plan = planSpans(span, days(0, 4), [day(1) + 7 * US_PER_HOUR, day(3)]);
  expect(plan.days).toEqual([
    { fromUs: day(0), toUs: day(1) },
    { fromUs: day(2), toUs: day(4) },
  ]);
  expect(plan.hours).toEqual([{ fromUs: day(1), toUs: day(2) }]);
});

test("a range without a whole day is read by hour", () => {
  const span = { fromUs: day(0) + 1, toUs: day(1) + US_PER_HOUR };
  expect(planSpans(span, days(0, 2), []).days).toEqual([]);
});

const ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin"];
const moment = fc.oneof(
  fc.nat({ max: 40 * 24 }).map((hour) => Date.UTC(2026, 9, 1) * 1000 + hour * US_PER_HOUR),
  fc.nat({ max: 40 * US_PER_DAY }).map((us) => Date.UTC(2026, 9, 1) * 1000 + us),
);

test("each moment of the range lies in one place, and no sum on both sides of a cut, over clock changes in five zones", () => {
  fc.assert(
    fc.property(
      ...[moment, moment, fc.array(moment, { maxLength: 5 }), fc.constantFrom(...ZONES)],
      (a, b, cuts, zone) => {
        const span = { fromUs: Math.min(a, b), toUs: Math.max(a, b) + 1 };
        const starts = calendarStarts({ ...span, toUs: span.toUs + 1 }, "day", zone);
        const { days, hours, cutHoursUs, parts } = planSpans(span, starts, cuts);
        const cut = new Set(cutHoursUs);
        const single = hours.flatMap(({ fromUs, toUs }) =>
          Array.from(
            { length: (toUs - fromUs) / US_PER_HOUR },
            (_, n): Span => ({
              fromUs: fromUs + n * US_PER_HOUR,
              toUs: fromUs + (n + 1) * US_PER_HOUR,
            }),
          ),
        );
        const whole = days.flatMap(({ fromUs, toUs }) =>
          starts
            .filter((us) => us >= fromUs && us < toUs)
            .map((us, n, own): Span => ({ fromUs: us, toUs: own[n + 1] ?? toUs })),
        );
        const pieces = [
          ...whole,
          ...single.filter(({ fromUs }) => !cut.has(fromUs)),
          ...parts,
        ].sort((one, other) => one.fromUs - other.fromUs);
        expect(pieces[0]?.fromUs).toBe(span.fromUs);
        expect(pieces.at(-1)?.toUs).toBe(span.toUs);
        for (const [place, piece] of pieces.entries()) {
          expect(piece.fromUs).toBe(pieces[place - 1]?.toUs ?? span.fromUs);
          expect(cuts.some((us) => us > piece.fromUs && us < piece.toUs)).toBe(false);
        }
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});
