import { isJsonObject } from "../formats/json-value.ts";
import { isBlank } from "../formats/read-number.ts";
import { CsvSplitter } from "./csv-splitter.ts";
import type { ReadHead } from "./read-head.ts";

/** A column of a CSV, or a dotted path of JSON rows, with its first few values. */
export interface FileColumn {
  readonly name: string;
  readonly values: readonly unknown[];
}

const MOST_VALUES = 50;
const MOST_ROWS = 200;
const MOST_PATHS = 512;
const DEEPEST_PATH = 4;

function csvColumns({ head, text, splitter }: ReadHead): readonly FileColumn[] {
  const rows: (readonly string[])[] = [];
  const cut = splitter();
  if (!(cut instanceof CsvSplitter)) return [];
  cut.push(text, (row) => {
    if (row.kind === "cells" && rows.length <= MOST_ROWS) rows.push(row.cells);
  });
  const data = rows.slice(1);
  return head.headers.map((name, i) => ({
    name,
    values: data
      .map((cells) => cells[i] ?? "")
      .filter((cell) => !isBlank(cell))
      .slice(0, MOST_VALUES),
  }));
}

function collectPaths(
  value: unknown,
  path: string,
  depth: number,
  into: Map<string, unknown[]>,
): void {
  if (isJsonObject(value)) {
    if (depth >= DEEPEST_PATH) return;
    for (const [key, inner] of Object.entries(value)) {
      collectPaths(inner, path === "" ? key : `${path}.${key}`, depth + 1, into);
    }
    return;
  }
  if (path === "" || isBlank(value) || Array.isArray(value)) return;
  const values = into.get(path);
  if (values === undefined) {
    if (into.size < MOST_PATHS) into.set(path, [value]);
  } else if (values.length < MOST_VALUES) values.push(value);
}

function jsonPaths({ head }: ReadHead): readonly FileColumn[] {
  const paths = new Map<string, unknown[]>();
  for (const value of head.values.slice(0, MOST_ROWS)) collectPaths(value, "", 0, paths);
  return [...paths].map(([name, values]) => ({ name, values }));
}

/** Every column of the file's head in file order, with up to fifty of its values that say something. Event streams have none. */
export function fileColumns(known: ReadHead): readonly FileColumn[] {
  return known.head.kind === "json" ? jsonPaths(known) : csvColumns(known);
}
