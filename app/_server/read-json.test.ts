import { expect, test } from "vitest";
import { z } from "zod";
import { readJson } from "./read-json.ts";

const Shape = z.object({
  name: z.string().min(1),
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected a day such as 2026-11-01"),
});
const read = async (body: string) => {
  const answer = await readJson(new Request("http://x", { method: "POST", body }), Shape);
  return answer.ok ? answer.value : answer.error.message;
};

test("a body of the shape asked for is its value", async () => {
  const value = { name: "a", day: "2026-11-01" };
  expect(await read(JSON.stringify(value))).toEqual(value);
});

test("a body that is no JSON says what arrived and what to send", async () => {
  expect(await read("")).toBe(
    "Expected a JSON object, found an empty body. Send it as application/json.",
  );
  expect(await read("<html>")).toBe(
    "Expected a JSON object, found 6 characters that are not JSON. Send it as application/json.",
  );
});

test("a body of another shape says where, what was expected, what arrived and what to do", async () => {
  expect(await read('{"day":"soon"}')).toBe(
    'In the JSON that arrived, name: expected string, found nothing; day: expected a day such as 2026-11-01, found "soon". Correct that and send it again.',
  );
  expect(await read("[]")).toBe(
    "In the JSON that arrived, the whole: expected object, found []. Correct that and send it again.",
  );
  expect(await read(JSON.stringify({ name: 1, day: "x".repeat(900) }))).toContain(
    `found "${"x".repeat(59)}…`,
  );
});
