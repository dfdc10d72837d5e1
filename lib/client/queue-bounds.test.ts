import { afterEach, expect, test, vi } from "vitest";
import { createTierscope } from "./tierscope.ts";

const ask: RequestInit = { method: "POST", body: JSON.stringify({ model: "gpt-5" }) };

/** A client whose provider answers, and whose Tierscope is away; `asked` counts how often it was asked. */
function clientWhileAway(maxQueue?: number) {
  let asked = 0;
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0]): Promise<Response> => {
    if (!String(input).endsWith("/api/v1/records")) return new Response("{}");
    asked += 1;
    return new Response("{}", { status: 503 });
  };
  const place = { url: "http://tierscope.test", key: "tsk_1" };
  const client = createTierscope({ ...place, fetch, maxQueue, onProblem: () => {} });
  return {
    client,
    asked: () => asked,
    call: () => client.fetch("http://provider.test/v1/responses", ask),
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("whoever flushes often while Tierscope is away does not make it be asked more often", async () => {
  await import("./read-seen.ts");
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  const { client, call, asked } = clientWhileAway();
  await call();
  for (let handler = 0; handler < 20; handler++) {
    const flushed = client.flush();
    await vi.advanceTimersByTimeAsync(10);
    expect(await flushed).toMatchObject({ queued: 1 });
  }
  const before = asked();
  // By one timer, after 60.5 s each time: 10 times in ten minutes.
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked() - before).toBeGreaterThan(5);
  expect(asked() - before).toBeLessThan(15);
});

test("a limit that is none is as if none were named", async () => {
  const { client, call } = clientWhileAway(-1);
  await call();
  expect(await client.flush(5_000)).toMatchObject({ queued: 1, dropped: 0 });
});
