import type { Head } from "./format.ts";
import { isJsonObject } from "./json-value.ts";

/** Where an API page keeps its rows. */
const LISTS = new Set(["data", "results", "result", "records", "items", "rows", "runs", "events"]);

interface Open {
  readonly isObject: boolean;
  /** Its keys are those of a row, or of a page around rows. */
  readonly counts: boolean;
  key: string;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return -1;
}

function opened(stack: readonly Open[], isObject: boolean): Open {
  const parent = stack.at(-1);
  const counts = !parent
    ? true
    : parent.isObject
      ? parent.counts && !isObject && stack.length === 1 && LISTS.has(parent.key)
      : parent.counts;
  return { isObject, counts, key: "" };
}

/** The keys of the rows that a text of JSON begins with, even where it ends inside the first one; never those nested deeper. */
function keysOfCutText(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const stack: Open[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "{" || char === "[") stack.push(opened(stack, char === "{"));
    else if (char === "}" || char === "]") stack.pop();
    else if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) break;
      const top = stack.at(-1);
      if (top?.isObject && /^\s*:/.test(text.slice(end + 1, end + 9))) {
        top.key = text.slice(at + 1, end);
        if (top.counts) keys.add(top.key);
      }
      at = end;
    }
  }
  return keys;
}

/** Every format asks the same head. */
const KEYS_OF_CUT_HEAD = new WeakMap<Head, ReadonlySet<string>>();

function keysOfCutHead(head: Head): ReadonlySet<string> {
  const known = KEYS_OF_CUT_HEAD.get(head);
  if (known) return known;
  const keys = keysOfCutText(head.text);
  KEYS_OF_CUT_HEAD.set(head, keys);
  return keys;
}

/**
 * Tells whether some row in the head of a JSON file has all of the keys. A first row that the head cuts off counts by
 * its keys so far, since what was found complete may be a list inside it.
 */
export function rowKeys(head: Head): (...keys: readonly string[]) => boolean {
  const rows = head.values.filter(isJsonObject);
  return (...keys) => {
    if (rows.some((row) => keys.every((key) => Object.hasOwn(row, key)))) return true;
    const cut = keysOfCutHead(head);
    return keys.every((key) => cut.has(key));
  };
}
