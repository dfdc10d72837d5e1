import { expect, test } from "vitest";
import { undoText } from "./undo-text.ts";

const NOTHING = { removed: 0, handedOver: 0, restored: 0, reverted: 0 };

test.each([
  [{ removed: 1_000 }, "1,000 rows removed."],
  [{ reverted: 12 }, "What it added to 12 calls was taken out again."],
  [{ removed: 1, reverted: 1 }, "1 row removed. What it added to 1 call was taken out again."],
  [{ handedOver: 800 }, "800 rows that other imports brought too stay as theirs."],
  [{ restored: 1 }, "1 row of an earlier import, which it had replaced, counts again."],
  [{}, "Nothing of it was left to take away."],
])("an import that is undone says what it took back: %o", (did, text) => {
  expect(undoText(3, { ...NOTHING, ...did })).toBe(`Import 3 is undone. ${text}`);
});
