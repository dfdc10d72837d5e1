import { expect, test } from "vitest";
import { answered } from "../../testing/simulated.ts";
import { simulatedLog } from "../../testing/simulated-log.ts";

const flex = (parts: object = {}) => ({ kind: "flex", ...parts });
const all = (policy: object, parts: object = {}) => ({ workloads: [{ policy, ...parts }] });
const assuming = (availability: object, parts: object = {}) => ({
  assumptions: {
    ...{ availability, refusalSeconds: 0.3, billAbandoned: 0, cacheLossOnFallback: 0 },
    ...{ slowdown: { kind: "constant", value: 1.5 }, ...parts },
  },
});
const tenth = { kind: "constant", refusal: 0.1 };
const shortages = {
  ...{ kind: "two-state", upAccept: 0.995, downAccept: 0.1 },
  ...{ shareDown: 0.05, memorySeconds: 600 },
};
const backoff = (jitter: string) => ({ backoff: { kind: "exponential", jitter } });
const rhythm = Array.from({ length: 168 }, (_, hour) => (hour % 24 < 12 ? 0.5 : -0.5));
const latch = { afterRefusals: 1, reprobeSeconds: 60, runRequests: null };

/** Twenty scenarios that between them ask for every kind of policy, availability, engine and range. */
const SCENARIOS: Readonly<Record<string, object>> = {
  today: { workloads: [] },
  standard: all({ kind: "standard" }, { deadlineSeconds: 20 }),
  priority: all({ kind: "priority" }),
  "flex at a tenth refused": { ...all(flex()), ...assuming(tenth) },
  "without backoff": { ...all(flex({ backoff: { kind: "none" } })), ...assuming(tenth) },
  "as SDKs do": { ...all(flex({ backoff: { kind: "sdk-default" } })), ...assuming(tenth) },
  "equal jitter in a budget": {
    ...all(flex({ maxAttempts: 6, budgetSeconds: 10, ...backoff("equal") })),
    ...assuming(tenth),
  },
  "decorrelated jitter": { ...all(flex(backoff("decorrelated"))), ...assuming(tenth) },
  "a timeout, and standard": {
    ...all(flex({ maxAttempts: 1, attemptTimeoutSeconds: 10 }), { deadlineSeconds: 25 }),
    ...assuming(tenth, { billAbandoned: [0, 1] }),
  },
  "shortages, fixed waits": {
    ...all(flex({ maxAttempts: 5, attemptTimeoutSeconds: null, ...backoff("none") })),
    ...assuming(shortages),
  },
  "shortages, jitter": { ...all(flex({ maxAttempts: 5 })), ...assuming(shortages) },
  "shortages of unknown memory": {
    ...all(flex({ maxAttempts: 4 })),
    ...assuming({ ...shortages, memorySeconds: [30, 7_200] }),
  },
  "outages of two kinds": { ...all(flex()), ...assuming({ kind: "semi-markov" }) },
  "a rhythm of days": { ...all(flex()), ...assuming({ ...tenth, hourOfWeek: rhythm }) },
  "its own attempts again": {
    ...all(flex({ budgetSeconds: 300, maxAttempts: 12 })),
    ...assuming({ kind: "replay", otherwise: 0.98 }),
  },
  "a latch": { ...all(flex({ maxAttempts: 1, latch })), ...assuming(shortages) },
  "batches by the hour": all({ kind: "batch", holdSeconds: 3_600 }, { deadlineSeconds: 14_400 }),
  "batches within a limit": all({ kind: "batch", maxEnqueuedTokens: 50_000, onFull: "standard" }),
  "everything fitted or assumed": { seed: 7, ...all(flex()) },
  "two workloads, and a rest": {
    seed: 3,
    workloads: [
      { match: { project: "nightly", model: "o4*" }, policy: flex({ onExhausted: "batch" }) },
      { match: { project: ["chat", null] }, policy: flex({ onExhausted: "fail" }) },
    ],
    ...assuming({ kind: "constant", refusal: [0.02, 0.2] }),
  },
};

const PATIENCE_MS = 300_000;

test(
  "check 17: twenty scenarios answer what they always did, byte by byte",
  async () => {
    const log = simulatedLog();
    const lines = Object.entries(SCENARIOS).map(([name, scenario]) =>
      JSON.stringify({ name, ...answered(scenario, log) }),
    );
    expect(lines).toHaveLength(20);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("fixtures/golden.jsonl");
  },
  PATIENCE_MS,
);
