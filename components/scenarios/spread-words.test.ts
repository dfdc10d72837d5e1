import { expect, test } from "vitest";
import { formatDuration, formatShare } from "../format/quantity.ts";
import { spanWords } from "./spread-words.ts";

test("a figure that worlds spread is told by its ends, one that they leave alone by itself", () => {
  const duration = (seconds: number) => formatDuration(seconds * 1_000);
  expect(spanWords([4.2, 720], duration)).toBe("4.2\u00a0s to 12\u00a0min");
  expect(spanWords([0.100001, 0.100004], (share) => formatShare(share, 1))).toBe("10\u00a0%");
  expect(spanWords(null, duration)).toBeNull();
});
