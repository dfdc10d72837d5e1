import fc from "fast-check";
import { expect, test } from "vitest";
import { EARLIEST_US, LATEST_US } from "../../core/time.ts";
import { timeText } from "./copy-text.ts";

test("a time is written in UTC, to the microsecond where it has one", () => {
  const us = Date.UTC(2026, 4, 1, 23, 59, 58) * 1_000;
  expect(timeText(us)).toBe("2026-05-01T23:59:58Z");
  expect(timeText(us + 20)).toBe("2026-05-01T23:59:58.000020Z");
  expect(timeText(us + 2_000_000)).toBe("2026-05-02T00:00:00Z");
});

test("every time reads back as it was, whichever was written before", () => {
  const times = fc.array(fc.integer({ min: EARLIEST_US, max: LATEST_US - 1 }), { minLength: 1 });
  fc.assert(
    fc.property(times, (all) => {
      for (const us of all) {
        const [, s = "", fraction = "0"] = /^(.*?)(?:\.(\d{6}))?Z$/.exec(timeText(us)) ?? [];
        expect(Date.parse(`${s}Z`) * 1_000 + Number(fraction)).toBe(us);
      }
    }),
    { seed: 42 },
  );
});
