import { expect, test } from "vitest";
import { suggestMapping } from "./suggest-mapping.ts";

const file = (columns: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(columns).map(([name, values]) => ({ name, values }));

test("a column of dates is the time, whatever it is called, but one that is called so goes first", () => {
  const dates = ["2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z"];
  const unnamed = suggestMapping(file({ when: dates, model: ["o3", "o3"] }));
  expect(unnamed.mapping.columns.time).toBe("when");
  expect(unnamed.confidence.time).toBe(0.5);
  expect(suggestMapping(file({ when: dates, timestamp: dates })).mapping.columns.time).toBe(
    "timestamp",
  );
});

test("a few bad values do not hide a token column; a column of words is none", () => {
  const { mapping } = suggestMapping(
    file({ "prompt tokens": ["1000", "-7", "5000"], "completion tokens": ["many", "few", "12"] }),
  );
  expect(mapping.columns.inputTotal).toBe("prompt tokens");
  expect(mapping.columns.outputTotal).toBeUndefined();
});
