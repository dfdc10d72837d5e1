import type { Head } from "./format.ts";
import { rowKeys } from "./head-keys.ts";
import { isJsonObject, own } from "./json-value.ts";

/** Where an answer of an API, or a file that wraps one, keeps its rows. */
const LISTS = ["data", "results", "result", "records", "items", "rows", "logs"] as const;

/** The rows of an envelope that says more around them than a page does; a value that is a row itself stays alone. */
export function rowsIn(value: unknown, isRow: (value: unknown) => boolean): readonly unknown[] {
  if (!isJsonObject(value) || isRow(value)) return [value];
  for (const name of LISTS) {
    const rows = own(value, name);
    if (Array.isArray(rows)) return rows;
  }
  return [value];
}

/** Tells whether some row in the head of a JSON file, in an envelope or not, has all of the keys. */
export function headRowsHave(head: Head): (...keys: readonly string[]) => boolean {
  if (head.kind !== "json") return () => false;
  const whole = rowKeys(head);
  return (...keys) => {
    const isRow = (value: unknown) =>
      isJsonObject(value) && keys.every((key) => Object.hasOwn(value, key));
    return whole(...keys) || head.values.some((value) => rowsIn(value, isRow).some(isRow));
  };
}
