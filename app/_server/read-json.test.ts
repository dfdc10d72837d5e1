import { expect, test } from "vitest";
import { z } from "zod";
import { readJson, readJsonText } from "./read-json.ts";

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

test("a body that is longer than may be is refused, and one without end is given up", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(100_000).fill(32));
    },
  });
  const posted = { method: "POST", body: endless, duplex: "half" };
  const answer = await readJsonText(new Request("http://x", posted), 2 ** 20);
  expect(answer.ok ? null : answer.error.message).toBe(
    "The body is longer than the 1 MiB that are read here. Send less of it.",
  );
  expect(sent).toBeLessThan(400); // 33 MiB
  const long = new Request("http://x", { method: "POST", body: " ".repeat(2 ** 20 + 1) });
  expect((await readJsonText(long, 2 ** 20)).ok).toBe(false);
});
