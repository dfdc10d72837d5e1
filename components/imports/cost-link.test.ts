import { expect, test } from "vitest";
import { costHref } from "./cost-link.ts";

const at = (iso: string) => Date.parse(iso) * 1_000;

const done = (first: string, last: string, inserted = 2) => ({
  ...({ state: "done", grain: "call", synthetic: false, undated: 0 } as const),
  counts: { received: 2, inserted, duplicate: 2 - inserted, rejected: 0, skipped: 0 },
  firstUs: at(first),
  lastUs: at(last),
});

test("what a batch cost is asked of its own days", () => {
  const files = [
    done("2026-09-03T10:00Z", "2026-09-03T23:59Z"),
    done("2026-09-01T00:00Z", "2026-09-02T00:00Z"),
  ];
  expect(costHref(files)).toBe("/?from=2026-09-01&to=2026-09-03");
  expect(costHref(files.slice(0, 1))).toBe("/?from=2026-09-03&to=2026-09-03");
});

test("a day's aggregate row, which ends at midnight, is asked of its own day", () => {
  const rows = { ...done("2026-09-02T00:00Z", "2026-09-03T00:00Z"), grain: "bucket" as const };
  expect(costHref([rows])).toBe("/?from=2026-09-02&to=2026-09-02");
});

test("an import that brought nothing, or is not in, has nothing to show", () => {
  const file = done("2026-09-03T10:00Z", "2026-09-03T23:59Z", 0);
  expect(costHref([file])).toBeNull();
  expect(costHref([{ ...file, ...done("2026-09-03", "2026-09-03"), state: "undone" }])).toBeNull();
});

test("records that name no time are shown too: without a period", () => {
  const batch = { ...done("2026-09-03", "2026-09-03"), undated: 2 };
  expect(costHref([batch])).toBe("/");
  expect(costHref([{ ...batch, firstUs: null, lastUs: null }])).toBe("/");
});

test("the sample month is shown as such", () => {
  expect(costHref([{ ...done("2026-10-01", "2026-10-31"), synthetic: true }])).toBe(
    "/?from=2026-10-01&to=2026-10-31&data=sample",
  );
});
