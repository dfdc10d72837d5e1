import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JsonDocumentSplitter } from "./json-document-splitter.ts";
import { JsonLinesSplitter } from "./json-lines-splitter.ts";
import { isTooDeep } from "./json-rows.ts";
import type { RowSplitter, SplitRow } from "./split-rows.ts";

function shown(splitter: RowSplitter, pieces: readonly string[]): string[] {
  const rows: SplitRow[] = [];
  for (const piece of pieces) splitter.push(piece, (row) => rows.push(row));
  splitter.end((row) => rows.push(row));
  return rows.map((row) => {
    if (row.kind === "value") return `${row.line}:${JSON.stringify(row.value)}`;
    return row.kind === "reject" ? `${row.line}!${row.problem.code}` : "?";
  });
}

const lines = (...pieces: string[]) => shown(new JsonLinesSplitter(), pieces);
const document = (...pieces: string[]) => shown(new JsonDocumentSplitter(), pieces);

describe("JSON lines", () => {
  test("a bad line is one rejected row, blank lines are none", () => {
    expect(lines('{"a":1}\r\n\n{"a":\n{"a":3}\n')).toEqual([
      '1:{"a":1}',
      "3!not-json",
      '4:{"a":3}',
    ]);
  });

  test("a truncated last line is rejected as such; a whole one without newline is read", () => {
    expect(lines('{"a":1}\n{"a":2')).toEqual(['1:{"a":1}', "2!truncated"]);
    expect(lines('{"a":1}\n{"a":2}')).toEqual(['1:{"a":1}', '2:{"a":2}']);
  });

  test("a page gives its rows, at its line", () => {
    expect(lines('{"object":"page","data":[{"a":1},{"a":2}],"has_more":false}\n')).toEqual([
      '1:{"a":1}',
      '1:{"a":2}',
    ]);
  });

  test("a row with a list of data of its own stays a row", () => {
    const embeddings = '{"object":"list","data":[{"i":1}],"usage":{"prompt_tokens":3}}';
    expect(lines(embeddings)).toEqual([`1:${embeddings}`]);
  });

  test("an overlong line is skipped while streaming, the next is read", () => {
    const rows = shown(new JsonLinesSplitter(50), [
      '{"a":"',
      "x".repeat(60),
      "y".repeat(60),
      '"}\n{"b":1}\n',
    ]);
    expect(rows).toEqual(["1!line-too-long", '2:{"b":1}']);
  });
});

describe("JSON documents", () => {
  test("a list gives its elements with the lines on which they start", () => {
    expect(document('[\n  {"a":\n1},\n  {"a":2}\n]\n')).toEqual(['2:{"a":1}', '4:{"a":2}']);
  });

  test("pretty-printed and concatenated values come one by one", () => {
    expect(document('{\n "a": 1\n}\n{"a":2}{"a":3}')).toEqual([
      '1:{"a":1}',
      '4:{"a":2}',
      '4:{"a":3}',
    ]);
  });

  test("brackets and quotes inside strings count for nothing", () => {
    expect(document('[{"a":"}]\\"{["},{"b":"\\\\"}]')).toEqual([
      '1:{"a":"}]\\"{["}',
      '1:{"b":"\\\\"}',
    ]);
  });

  test("scalars in a list are rows too, for the format to judge", () => {
    expect(document('[1,"x" , null,[2]]')).toEqual(["1:1", '1:"x"', "1:null", "1:[2]"]);
  });

  test("a list cut off inside an element or behind one is told", () => {
    expect(document('[{"a":1},{"a":')).toEqual(['1:{"a":1}', "1!truncated"]);
    expect(document('[{"a":1},\n')).toEqual(['1:{"a":1}', "2!truncated"]);
  });

  test("behind an unclosed string, reading goes on at the next object of the same column", () => {
    const text = '[\n  {"a":"x,"b":1},\n  {"a":2},\n  {"a":3}\n]';
    for (let cut = 0; cut <= text.length; cut++) {
      expect(document(text.slice(0, cut), text.slice(cut))).toEqual([
        "2!not-json",
        '3:{"a":2}',
        '4:{"a":3}',
      ]);
    }
  });

  test("an overlong element is skipped while streaming, the next is read", () => {
    const pieces = ['[{"a":"', "x".repeat(60), "y".repeat(60), '"},{"b":1}]'];
    expect(shown(new JsonDocumentSplitter(50), pieces)).toEqual(["1!line-too-long", '1:{"b":1}']);
  });
});

describe("depth", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  test("64 levels are read, 65 are not", () => {
    expect(isTooDeep(nested(64))).toBe(false);
    expect(isTooDeep(nested(65))).toBe(true);
    expect(isTooDeep(`{"a":"${"[".repeat(100)}"}`)).toBe(false);
  });

  test("five million levels are turned away by a scan, in lines and in documents", () => {
    const deep = nested(5_000_000);
    expect(lines(`{"a":${deep}}\n{"b":1}\n`)).toEqual(["1!too-deep", '2:{"b":1}']);
    expect(document(`[{"a":${deep}},{"b":1}]`)).toEqual(["1!too-deep", '1:{"b":1}']);
  });
});

function cutAt(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, i) => text.slice(from, places[i] ?? text.length));
}
const cutPlaces = fc.array(fc.nat(300), { maxLength: 6 });

test("values come out as they went in, wherever lines or documents are cut", () => {
  const row = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 4 });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      cutPlaces,
      fc.boolean(),
      (values, cuts, pretty) => {
        const rows = values.filter(
          (value) => !("data" in value || "rows" in value || "items" in value),
        );
        const text = pretty
          ? JSON.stringify(rows, null, 2)
          : rows.map((v) => `${JSON.stringify(v)}\n`).join("");
        const out = pretty ? document(...cutAt(text, cuts)) : lines(...cutAt(text, cuts));
        expect(out.map((shownRow) => shownRow.replace(/^\d+:/, ""))).toEqual(
          rows.map((value) => JSON.stringify(JSON.parse(JSON.stringify(value)))),
        );
      },
    ),
    { seed: 11, numRuns: 500 },
  );
});

test("never throws, and gives the same rows wherever any text is cut", () => {
  const parts = [
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    ",",
    ":",
    "\n",
    " ",
    "a",
    "1",
    '{"a":1}',
    "\u0000",
    "\ud800",
  ];
  const noise = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((some) => some.join(""));
  fc.assert(
    fc.property(noise, cutPlaces, (text, cuts) => {
      expect(document(...cutAt(text, cuts))).toEqual(document(text));
      expect(lines(...cutAt(text, cuts))).toEqual(lines(text));
    }),
    { seed: 13, numRuns: 2_000 },
  );
});
