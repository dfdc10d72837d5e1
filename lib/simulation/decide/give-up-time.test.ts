import { describe, expect, test } from "vitest";
import { giveUpSeconds } from "./give-up-time.ts";

const mostlyShort = [
  { share: 0.75, meanSeconds: 120 },
  { share: 0.25, meanSeconds: 5_400 },
];

describe("when to give up on flex", () => {
  test.each([
    [2, 509],
    [5, 350],
    [20, 54],
  ])(
    "where an hour's wait costs %i times the saving and the outage was seen to begin: after %i s",
    (hourlyShare, seconds) => {
      expect(giveUpSeconds(mostlyShort, hourlyShare, "from-its-start")).toBeCloseTo(seconds, -0.3);
    },
  );

  test.each([
    [2, 41],
    [5, 0],
    [20, 0],
  ])(
    "where a request comes upon the outage, at %i times the saving: after %i s, for it is likelier a long one",
    (hourlyShare, seconds) => {
      expect(giveUpSeconds(mostlyShort, hourlyShare, "in-its-midst")).toBeCloseTo(seconds, -0.3);
    },
  );

  test("outages without a memory are worth waiting for as long as they last, or not at all", () => {
    const always = [{ share: 1, meanSeconds: 600 }];
    expect(giveUpSeconds(always, 5, "from-its-start")).toBe(Number.POSITIVE_INFINITY);
    expect(giveUpSeconds(always, 7, "from-its-start")).toBe(0);
  });
});
