import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { type ThreadLimits, ThreadPool } from "./thread-pool.ts";

const LIMITS: ThreadLimits = { most: 2, waitMs: 60_000, runMs: 60_000, idleMs: 60_000 };

/** Answers how many tasks its thread has had, waits for ever, computes for ever, breaks, or ends. */
const SCRIPT = `import { parentPort } from "node:worker_threads";
let tasks = 0;
parentPort.on("message", (task) => {
  tasks += 1;
  if (task === "count") parentPort.postMessage(tasks);
  if (task === "compute") for (;;) {}
  if (task === "break") throw new Error("out of order");
  if (task === "end") process.exit(0);
});`;

type Task = "count" | "compute" | "wait" | "break" | "end";

const start = () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`));
const pool = (limits: Partial<ThreadLimits> = {}) =>
  new ThreadPool<Task, number>(start, { ...LIMITS, ...limits });
const here = () => new AbortController().signal;

test("a thread is kept for the next task", async () => {
  const threads = pool();
  expect(await threads.run("count", here())).toEqual({ kind: "replied", reply: 1 });
  expect(await threads.run("count", here())).toEqual({ kind: "replied", reply: 2 });
});

test("what computes for too long is ended, and the next task has a new thread", async () => {
  const threads = pool({ most: 1, runMs: 2_000 });
  expect(await threads.run("compute", here())).toEqual({ kind: "too-long" });
  expect(await threads.run("count", here())).toMatchObject({ kind: "replied" });
});

test("what nobody waits for any more is ended", async () => {
  const threads = pool({ most: 1 });
  const leaving = new AbortController();
  const left = threads.run("compute", leaving.signal);
  const next = threads.run("count", here());
  leaving.abort();
  expect(await left).toEqual({ kind: "gone" });
  expect(await next).toEqual({ kind: "replied", reply: 1 });
  expect(await threads.run("count", leaving.signal)).toEqual({ kind: "gone" });
});

test("beyond so many at once a task waits, is told that all are busy, or leaves", async () => {
  const threads = pool({ most: 1, waitMs: 50 });
  const leaving = new AbortController();
  const first = threads.run("wait", leaving.signal);
  expect(await threads.run("count", here())).toEqual({ kind: "busy" });
  const impatient = new AbortController();
  const second = threads.run("count", impatient.signal);
  impatient.abort();
  expect(await second).toEqual({ kind: "gone" });
  leaving.abort();
  await first;
  expect(await threads.run("count", here())).toEqual({ kind: "replied", reply: 1 });
});

test("a thread that breaks or ends fails its own task alone", async () => {
  const threads = pool();
  const broken = await threads.run("break", here());
  expect(broken.kind === "broken" && String(broken.error)).toContain("out of order");
  expect((await threads.run("end", here())).kind).toBe("broken");
  expect(await threads.run("count", here())).toEqual({ kind: "replied", reply: 1 });
});
