import { expect, test } from "vitest";
import { focusWords } from "./focus-words.ts";

const counts = {
  ...{ rows: 1_204, records: 400, billedUsd: "310.516" },
  ...{ uncharged: 0, unpriced: 0, undated: 0, undatedUsd: "0" },
};

test("a saved file tells its rows and what they cost", () => {
  expect(focusWords(counts)).toBe("Saved: 1,204 rows by day of UTC, $310.52.");
});

test("what is left out is told with it, and what cost nothing apart", () => {
  const words = focusWords({ ...counts, unpriced: 1, undated: 2, undatedUsd: "0.5", uncharged: 7 });
  expect(words).toBe(
    "Saved: 1,204 rows by day of UTC, $310.52. Left out: 1 record without a price, 2 records without a time ($0.50). 7 cost nothing and have no row.",
  );
});

test("a file without rows says so, and still what was left out", () => {
  const none = { ...counts, rows: 0, records: 0, billedUsd: "0" };
  expect(focusWords(none)).toBe("Saved without a row: nothing cost.");
  expect(focusWords({ ...none, unpriced: 3 })).toBe(
    "Saved: 0 rows by day of UTC, $0. Left out: 3 records without a price.",
  );
});
