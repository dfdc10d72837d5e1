import { expect, test } from "vitest";
import type { ParsedRow } from "../format.ts";
import { openaiBatchObject } from "./format.ts";
import { TOLD_ANEW } from "./latest-batches.ts";

const batch = (id: string, status: string, total: number) => ({
  ...{ id, object: "batch", status, created_at: 1_777_593_600, request_counts: { total } },
});

function read(...values: unknown[]): readonly ParsedRow[] {
  const reader = openaiBatchObject.reader({
    ...{ headers: [], delimiter: ",", mapping: null, sample: [] },
    wholeFile: true,
  });
  if (!reader.ok) throw new Error(reader.error.detail);
  const rows = values.flatMap((value, at) => reader.value({ kind: "value", line: at + 1, value }));
  return [...rows, ...(reader.value.held?.end() ?? [])];
}

test("of a batch that a file tells of twice its last state counts, and the earlier one is skipped", () => {
  const rows = read(
    batch("batch_1", "in_progress", 0),
    batch("batch_2", "completed", 7),
    batch("batch_1", "completed", 10),
  );
  expect(rows.map((row) => [row.line, row.kind])).toEqual([
    [1, "skip"],
    [2, "record"],
    [3, "record"],
  ]);
  expect(rows[0]).toMatchObject({ reason: TOLD_ANEW });
  expect(rows[2]).toMatchObject({ record: { requestId: "batch_1", requests: 10 } });
});

test("batches without an id, and rows that are none, all go on in their order", () => {
  const { id, ...nameless } = batch("", "completed", 3);
  const rows = read(nameless, { object: "file" }, nameless);
  expect(rows.map((row) => [row.line, row.kind])).toEqual([
    [1, "record"],
    [2, "reject"],
    [3, "record"],
  ]);
});

test("far more batches than are held back come out once each", () => {
  const rows = read(
    ...Array.from({ length: 25_000 }, (_, n) => batch(`batch_${n}`, "completed", 1)),
  );
  expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 25_000 }, (_, n) => n + 1));
});
