import { expect, test } from "vitest";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { chartCsv } from "../charts/kit/csv.ts";
import { importTable } from "./import-table.ts";

const summary = {
  ...{ id: 3, fileName: "=cmd().csv", formatTitle: "CSV", state: "undone", synthetic: false },
  counts: { received: 1_200, inserted: 1_000, duplicate: 150, rejected: 40, skipped: 10 },
  ...{ holdsRows: false, undated: 2, createdAt: "2026-11-20T09:30:00.000Z" },
  ...{ firstUs: Date.UTC(2026, 10, 1) * 1_000, lastUs: null },
} as ImportSummary; // all that the table reads of it

test("a list of imports is taken along with its counts, its moments in UTC, and no formula in it", () => {
  const [header, row] = chartCsv(importTable([summary])).split("\r\n");
  expect(header).toBe(
    'No.,File,Format,State,Received,Inserted,Duplicate,Rejected,Skipped,Rows are counted,Synthetic sample,"Records from, UTC","Records to, UTC",Without a time,"When, UTC"',
  );
  expect(row).toBe(
    "3,'=cmd().csv,CSV,undone,1200,1000,150,40,10,no,no,2026-11-01T00:00:00.000Z,,2,2026-11-20T09:30:00.000Z",
  );
});
