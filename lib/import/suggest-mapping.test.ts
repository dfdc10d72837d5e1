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

test("a count from a start that the file does not name is left for the user to give", () => {
  const { mapping } = suggestMapping(file({ Timestamp: ["5", "45"], Model: ["o3", "o3"] }));
  expect(mapping.time).toEqual({ kind: "seconds-since", origin: "" });
});

test("one bad time or one long text does not hide a column", () => {
  const dates = Array.from({ length: 9 }, (_, i) => `2026-11-0${i + 1}T10:00:00Z`);
  const names = Array.from({ length: 9 }, () => "search");
  const { mapping } = suggestMapping(
    file({ created_at: [...dates, "soon"], project: [...names, "x".repeat(900)] }),
  );
  expect(mapping.columns).toEqual({ time: "created_at", project: "project" });
  expect(mapping.time).toEqual({ kind: "iso" });
});

test("a header alone is mapped by its names", () => {
  const { mapping } = suggestMapping(file({ created_at: [], model: [], prompt_tokens: [] }));
  expect(mapping.columns).toEqual({
    time: "created_at",
    model: "model",
    inputTotal: "prompt_tokens",
  });
});

test("a few bad values do not hide a token column; a column of words is none", () => {
  const { mapping } = suggestMapping(
    file({ "prompt tokens": ["1000", "-7", "5000"], "completion tokens": ["many", "few", "12"] }),
  );
  expect(mapping.columns.inputTotal).toBe("prompt tokens");
  expect(mapping.columns.outputTotal).toBeUndefined();
});
