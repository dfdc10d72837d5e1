import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvShape, CsvSplitter } from "./csv-splitter.ts";
import type { SplitRow } from "./split-rows.ts";

const COMMA: CsvShape = { delimiter: ",", newline: "\n" };

function split(pieces: readonly string[], shape = COMMA, longest?: number): SplitRow[] {
  const rows: SplitRow[] = [];
  const splitter = new CsvSplitter(shape, longest);
  for (const piece of pieces) splitter.push(piece, (row) => rows.push(row));
  splitter.end((row) => rows.push(row));
  return rows;
}

/** `line:cells` of good rows, `line!code` of bad ones. */
function shown(rows: readonly SplitRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === "cells") return `${row.line}:${row.cells.join("|")}`;
    return row.kind === "reject" ? `${row.line}!${row.problem.code}` : "?";
  });
}

describe("rows and lines", () => {
  test("CRLF, LF and a missing last newline give the same rows; blank lines are none", () => {
    expect(shown(split(["a,b\r\n1,2\r\n\r\n3,4"]))).toEqual(["1:a|b", "2:1|2", "4:3|4"]);
    expect(shown(split(["a,b\n1,2\n\n3,4\n"]))).toEqual(["1:a|b", "2:1|2", "4:3|4"]);
  });

  test("a lone carriage return ends rows where the file has no other newline", () => {
    const shape: CsvShape = { delimiter: ",", newline: "\r" };
    expect(shown(split(['a,b\r"x,y",2\r3,4'], shape))).toEqual(["1:a|b", "2:x,y|2", "3:3|4"]);
  });

  test("lines inside quoted cells are counted", () => {
    const text = 'a,b\n"one\ntwo\r\nthree",2\n3,4\n';
    expect(shown(split([text]))).toEqual(["1:a|b", "2:one\ntwo\r\nthree|2", "5:3|4"]);
  });

  test("doubled quotes are one, and cells may be empty", () => {
    expect(shown(split(['"say ""hi""",,""\r\n']))).toEqual(['1:say "hi"||']);
  });
});

describe("a broken quote costs its own row", () => {
  test("a quote that never closes", () => {
    expect(shown(split(['a,b\n1,"2\n3,4\n5,6']))).toEqual([
      "1:a|b",
      "2!broken-quote",
      "3:3|4",
      "4:5|6",
    ]);
  });

  test("a quote that another row's quote seems to close", () => {
    expect(shown(split(['1,"2\n"3",4\n5,6\n']))).toEqual(["1!broken-quote", "2:3|4", "3:5|6"]);
  });

  test("a quote in the middle of a cell, and text behind a closing one", () => {
    expect(shown(split(['1,5" disk\n2,"x"y\n3,4\n']))).toEqual([
      "1!broken-quote",
      "2!broken-quote",
      "3:3|4",
    ]);
  });

  test("a broken last line without a newline", () => {
    expect(shown(split(['1,2\n3,"4']))).toEqual(["1:1|2", "2!broken-quote"]);
  });

  test("every second row broken, in a file of 20,000 lines, is read in linear time", () => {
    const text = '1,"2\n3,4\n'.repeat(10_000);
    const rows = split([text]);
    expect(rows.filter((row) => row.kind === "reject")).toHaveLength(10_000);
    expect(rows.filter((row) => row.kind === "cells")).toHaveLength(10_000);
  });
});

describe("a row longer than allowed is skipped, and the next is read", () => {
  test("an overlong line", () => {
    const rows = split(["1,2\n", "x".repeat(60), "y".repeat(60), "\n3,4\n"], COMMA, 100);
    expect(shown(rows)).toEqual(["1:1|2", "2!line-too-long", "3:3|4"]);
  });

  test("an overlong quoted cell on one line", () => {
    const rows = split(["1,2\n", '"', "x".repeat(60), "y".repeat(60), '"\n3,4\n'], COMMA, 100);
    expect(shown(rows)).toEqual(["1:1|2", "2!line-too-long", "3:3|4"]);
  });

  test("an unclosed quote over many lines gives up its first line alone", () => {
    const rows = split(['1,"2\n', "3,4\n".repeat(60)], COMMA, 100);
    expect(shown(rows).slice(0, 3)).toEqual(["1!broken-quote", "2:3|4", "3:3|4"]);
    expect(rows).toHaveLength(61);
  });
});

const cell = fc.oneof(
  fc.string({ maxLength: 6 }).filter((text) => !/[\r\n",;\t]/.test(text)),
  fc
    .array(fc.constantFrom("a", '"', ",", "\n", "\r\n", " ", "é", "🙂"), { maxLength: 6 })
    .map((p) => p.join("")),
);
const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
});

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, i) => text.slice(from, places[i] ?? text.length));
}

test("agrees with csv-parse on every valid table, wherever the text is cut", () => {
  fc.assert(
    fc.property(table, fc.array(fc.nat(200), { maxLength: 6 }), (rows, cuts) => {
      const text = rows.map((cells) => cells.map(quoted).join(",")).join("\n");
      const cells = split(cutAt(text, cuts)).map((row) =>
        row.kind === "cells" ? row.cells : null,
      );
      const expected = parse(text, { relax_column_count: true, record_delimiter: "\n" });
      expect(cells).toEqual(expected);
    }),
    { seed: 20_260_418, numRuns: 500 },
  );
});

test("never throws, and gives the same rows wherever any text is cut", () => {
  const noise = fc
    .array(fc.constantFrom("a", "1", '"', '""', ",", "\n", "\r\n", "\u0000", "\ud800", " "), {
      maxLength: 40,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(noise, fc.array(fc.nat(80), { maxLength: 5 }), (text, cuts) => {
      expect(shown(split(cutAt(text, cuts)))).toEqual(shown(split([text])));
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
