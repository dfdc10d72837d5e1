import { describe, expect, test } from "vitest";
import { asExpected, FORMAT_FIXTURES } from "../testing/format-fixtures.ts";
import { readUsage } from "../testing/read-usage.ts";
import { parsedJson, rowsOfPage } from "./json-rows.ts";
import { readHead } from "./read-head.ts";

const decoder = new TextDecoder();

/** The rows of a JSON file, whichever shape it has; `null` where it is none or some row of it is damaged. */
function rowsOf(bytes: Uint8Array): readonly unknown[] | null {
  const text = decoder.decode(bytes).replace(/^\ufeff/, "");
  if (readHead(text, true).head.kind !== "json") return null;
  const whole = parsedJson(text);
  if (Array.isArray(whole)) return whole;
  if (whole !== undefined) return rowsOfPage(whole) ?? [whole];
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parsedJson);
  return rows.includes(undefined) ? null : rows;
}

/** The keys of every object the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}

const cases = FORMAT_FIXTURES.flatMap((fixture) => {
  const rows = rowsOf(fixture.bytes);
  return rows && !fixture.format.needsMapping ? [[fixture.name, fixture, rows] as const] : [];
});

describe.each(cases)("%s", (_name, { format, expected }, rows) => {
  const lines = rows.map((row) => JSON.stringify(row));
  const shapes = {
    lines: `${lines.join("\n")}\n`,
    "lines without a last newline, with blank ones between": lines.join("\r\n\r\n"),
    list: JSON.stringify(rows),
    "pretty list": JSON.stringify(rows, null, 2),
    page: JSON.stringify({ object: "list", data: rows, has_more: false }),
    "pretty page": JSON.stringify({ data: rows }, null, 4),
    "lines with their keys in another order": rows
      .map((row) => JSON.stringify(backwards(row)))
      .join("\n"),
  };

  test.each(Object.entries(shapes))("says the same as %s", async (_shape, text) => {
    const { format: found, report } = await readUsage(text);
    expect(found).toBe(format.id);
    expect(asExpected(report, expected)).toEqual(expected);
  });
});
