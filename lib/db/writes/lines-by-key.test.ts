import fc from "fast-check";
import { expect, test } from "vitest";
import { LinesByKey } from "./lines-by-key.ts";

function ordered(parts: readonly (readonly (readonly [key: string, text: string])[])[]) {
  const lines = new LinesByKey();
  for (const part of parts) {
    lines.add(
      part.map(([key]) => key),
      part.map(([, text]) => `${text}\n`).join(""),
    );
  }
  const { text, rows, repeats } = lines.ordered();
  const said = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
  return { text: said(text), rows, repeats: said(repeats) };
}

test("lines come in the order of their keys, whatever parts they arrived in", () => {
  expect(
    ordered([
      [["c", "third"]],
      [
        ["a", "first"],
        ["b", "zwölf 🐘"],
      ],
    ]),
  ).toEqual({
    text: "first\nzwölf 🐘\nthird\n",
    rows: 3,
    repeats: "",
  });
  expect(ordered([])).toEqual({ text: "", rows: 0, repeats: "" });
});

test("of lines with one key the first that arrived comes first, the others apart in the order of their arrival", () => {
  const key = fc.constantFrom("a", "b", "c", "d");
  const parts = fc.array(fc.array(fc.tuple(key, fc.string({ maxLength: 4 }))));
  fc.assert(
    fc.property(parts, (given) => {
      const clean = given.map((part) =>
        part.map(([name, text]) => [name, text.replaceAll("\n", "")] as const),
      );
      const first = new Map<string, string>();
      const others: [string, string][] = [];
      for (const [name, text] of clean.flat()) {
        if (first.has(name)) others.push([name, `${text}\n`]);
        else first.set(name, text);
      }
      const repeats = ["a", "b", "c", "d"].flatMap((key) =>
        others.filter(([name]) => name === key).map(([, text]) => text),
      );
      const wanted = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => `${text}\n`);
      expect(ordered(clean)).toEqual({
        text: wanted.join(""),
        rows: first.size,
        repeats: repeats.join(""),
      });
    }),
    { seed: 41 },
  );
});
