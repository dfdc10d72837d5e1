import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readsKind } from "../formats/format.ts";
import { asExpected, FORMAT_FIXTURES } from "../testing/format-fixtures.ts";
import { readUsage } from "../testing/read-usage.ts";
import { readHead } from "./read-head.ts";

type Rows = readonly (readonly string[])[];

const decoder = new TextDecoder();
const cases = FORMAT_FIXTURES.flatMap((fixture) => {
  const text = decoder.decode(fixture.bytes);
  const { head } = readHead(text.replace(/^\ufeff/, ""), true);
  const isSound = fixture.expected.records.rejected === 0 && !fixture.format.needsMapping;
  if (head.kind !== "csv" || !readsKind(fixture.format, "csv") || !isSound) return [];
  const rows: Rows = parse(text, {
    bom: true,
    delimiter: head.delimiter,
    relax_column_count: true,
  });
  return [[fixture.name, fixture, rows] as const];
});

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const plain = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? quoted(cell) : cell);
const written = (rows: Rows, delimiter: string, cell = plain, newline = "\n"): string =>
  rows.map((cells) => cells.map(cell).join(delimiter) + newline).join("");

/** Every row as long as the header, as a spreadsheet saves it. */
const padded = (rows: Rows): Rows => {
  const width = rows[0]?.length ?? 0;
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
};
const reversed = (rows: Rows): Rows => padded(rows).map((cells) => [...cells].reverse());
const widened = (rows: Rows): Rows =>
  padded(rows).map((cells, i) => [i === 0 ? "x_unknown" : "a, b; c", ...cells]);

describe.each(cases)("%s", (_name, { format, expected }, rows) => {
  const shapes = {
    "a spreadsheet's semicolons": written(padded(rows), ";", plain, "\r\n"),
    tabs: written(padded(rows), "\t"),
    "every cell quoted": written(padded(rows), ",", quoted),
    "columns in another order": written(reversed(rows), ","),
    "no last newline": written(rows, ",").trimEnd(),
    "headers in capitals": written(
      [rows[0]?.map((name) => name.toUpperCase()) ?? [], ...rows.slice(1)],
      ",",
    ),
  };
  // An export whose columns say that it is empty is no longer one with a further column.
  const wider =
    rows[0]?.length === 4 ? {} : { "an unknown column in front": written(widened(rows), ",") };

  test.each(Object.entries({ ...shapes, ...wider }))(
    "says the same with %s",
    async (_shape, text) => {
      const { format: found, report } = await readUsage(text);
      expect(found).toBe(format.id);
      expect(asExpected(report, expected)).toEqual(expected);
    },
  );
});
