import { expect, test } from "vitest";
import { MOST_KEYS_TOLD, printNote, readNote } from "./landed-note.ts";

const keyOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

test("a note reads back as it was printed", () => {
  const note = { workspace: 1, importId: 7, landed: 2, keys: [keyOf(1), keyOf(2)] };
  expect(readNote(printNote(note))).toEqual(note);
  const none = { workspace: 1, importId: 7, landed: 0, keys: [] };
  expect(readNote(printNote(none))).toEqual(none);
});

test("a note of the largest batch keeps within PostgreSQL's 8,000 bytes: the last keys, and how many there were", () => {
  const keys = Array.from({ length: 5_000 }, (_, n) => keyOf(n));
  const text = printNote({ workspace: 1, importId: 2 ** 31 - 1, landed: 5_000, keys });
  expect(text.length).toBeLessThan(8_000);
  const read = readNote(text);
  expect(read?.landed).toBe(5_000);
  expect(read?.keys).toEqual(keys.slice(-MOST_KEYS_TOLD));
});

test("what is no note is none", () => {
  for (const text of ["", "1 2", "1 2 3", "a b c d", "1 2 3 no-key", `1 2 3 ${keyOf(1)},x`]) {
    expect(readNote(text)).toBeNull();
  }
});
