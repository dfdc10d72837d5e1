import { expect, test } from "vitest";
import { ERROR_CLASSES } from "../../lib/core/record.ts";
import { causeStyle, compareCauses, REFUSAL_CAUSES } from "./cause-style.ts";

test("every cause of failure has a name of its own, and the 429s and quota look of their own", () => {
  expect(new Set(ERROR_CLASSES.map((cause) => causeStyle(cause).name)).size).toBe(
    ERROR_CLASSES.length,
  );
  const colours = [...REFUSAL_CAUSES, "quota"].map((cause) => causeStyle(cause).colour);
  expect(new Set(colours).size).toBe(5);
});

test("a cause named like a property of every object reads as it is", () => {
  expect(causeStyle("constructor")).toMatchObject({ name: "constructor", hatched: false });
});

test("429s come first, quota after them, what is not told last", () => {
  const causes = ["unknown", "timeout_client", "quota", "rate_limit", "flex_unavailable"];
  expect(causes.sort(compareCauses)).toEqual([
    "flex_unavailable",
    "rate_limit",
    "quota",
    "timeout_client",
    "unknown",
  ]);
});
