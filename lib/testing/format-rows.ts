import type { UsageRecord } from "../core/record.ts";
import type { Format, ParsedRow, ReaderContext } from "../formats/format.ts";

/** JSON values read by a format, as the rows 1, 2, … of a file; rows that it holds back come last. */
export function rowsOfValues(
  format: Format,
  values: readonly unknown[],
  context: Partial<ReaderContext> = {},
): readonly ParsedRow[] {
  const reader = format.reader({ headers: [], mapping: null, ...context });
  if (!reader.ok) throw new Error(reader.error.detail);
  const rows = values.flatMap((value, i) => reader.value({ kind: "value", line: i + 1, value }));
  return [...rows, ...(reader.value.held?.end() ?? [])];
}

/** CSV rows, given by header name, read by a format. */
export function rowsOfCells(
  format: Format,
  rows: readonly Readonly<Record<string, string>>[],
): readonly ParsedRow[] {
  const headers = Object.keys(rows[0] ?? {});
  const reader = format.reader({ headers, mapping: null });
  if (!reader.ok) throw new Error(reader.error.detail);
  const read = rows.flatMap((row, i) =>
    reader.value({ kind: "cells", line: i + 2, cells: headers.map((name) => row[name] ?? "") }),
  );
  return [...read, ...(reader.value.held?.end() ?? [])];
}

/** The records among rows; throws where there are none, with what there is. */
export function recordsOf(rows: readonly ParsedRow[]): readonly UsageRecord[] {
  const records = rows.flatMap((row) => (row.kind === "record" ? [row.record] : []));
  if (records.length === 0) throw new Error(`expected a record, found ${JSON.stringify(rows)}`);
  return records;
}
