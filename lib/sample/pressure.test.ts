import { expect, test } from "vitest";
import { US_PER_S } from "../core/time.ts";
import { pressuresAt } from "./pressure.ts";

const calls = (...seconds: number[]) => seconds.map((second) => ({ startUs: second * US_PER_S }));

test("counts the calls of the last minute against the limit, this one included", () => {
  // At 59 s there are three calls within a minute; at 60 s the call at 0 s is no longer one of them.
  const loads = pressuresAt(calls(0, 30, 59, 60), 2).map(({ load }) => load);
  expect(loads).toEqual([0.5, 1, 1.5, 1.5]);
});

test("measures growth against the last quarter of an hour: 15 at a cold start, 1 when steady", () => {
  const steady = Array.from({ length: 60 }, (_, minute) => minute * 60);
  const growths = pressuresAt(calls(...steady), 10).map(({ growth }) => growth);
  expect(growths[0]).toBe(15);
  expect(growths[59]).toBe(1);
});
