import { expect, test } from "vitest";
import { fateOf } from "./attempt.ts";

const ABORTED = new DOMException("This operation was aborted", "AbortError");
const URL = "https://api.openai.com/v1/responses";

test.each([
  ["given up after 1.4 s", {}, 1_400, "cancelled"],
  ["given up within a second of the beginning", {}, 12, "cancelled"],
  ["ended by a timer of 600 s", {}, 600_004, "timed-out"],
  [
    "ended at the SDK's own timeout, which its header names",
    { "X-Stainless-Timeout": "7" },
    7_300,
    "timed-out",
  ],
  [
    "given up before the timeout that the header names",
    { "X-Stainless-Timeout": "7" },
    4_001,
    "cancelled",
  ],
  ["ended at the timeout that Gemini's SDK names", { "X-Server-Timeout": "2" }, 2_120, "timed-out"],
])("an attempt that was %s", (_, headers: HeadersInit, lastedMs, fate) => {
  expect(fateOf({ input: URL, init: { headers } }, ABORTED, lastedMs)).toBe(fate);
});

test("a signal that names a timeout as its reason is one, whenever it is given", () => {
  const signal = AbortSignal.abort(new DOMException("late", "TimeoutError"));
  expect(fateOf({ input: URL, init: { signal } }, signal.reason, 123)).toBe("timed-out");
});

test("a broken connection is neither", () => {
  expect(fateOf({ input: URL, init: {} }, new TypeError("fetch failed"), 3_000)).toBe("failed");
});
