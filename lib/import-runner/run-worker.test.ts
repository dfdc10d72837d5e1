import { expect, test } from "vitest";
import { runWorker } from "./run-worker.ts";

const TIMING = { firstRestartMs: 1, longestRestartMs: 4, stopGraceMs: 5_000 };
const script = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

const LISTEN = 'import { parentPort } from "node:worker_threads";';

test("a worker that ends when it is told to is waited for, and is no crash", async () => {
  const crashes: string[] = [];
  const worker = runWorker(
    script(`${LISTEN} parentPort.on("message", () => parentPort.close());`),
    (problem) => crashes.push(problem),
    TIMING,
  );
  await worker.stop();
  expect(crashes).toEqual([]);
});

test("a worker that does not listen is ended after the grace", async () => {
  const worker = runWorker(script("setInterval(() => {}, 1000);"), () => {}, {
    ...TIMING,
    stopGraceMs: 20,
  });
  await worker.stop();
});

test("a crash is reported and the worker started again", async () => {
  const crashes: string[] = [];
  await new Promise<void>((resolve) => {
    const worker = runWorker(
      script('throw new Error("out of order");'),
      (problem) => {
        crashes.push(problem);
        if (crashes.length === 3) void worker.stop().then(resolve);
      },
      TIMING,
    );
  });
  expect(crashes).toHaveLength(3);
  expect(crashes[0]).toContain("out of order");
});
