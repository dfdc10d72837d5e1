import { expect, test } from "vitest";
import { advise } from "./playbook.ts";
import { bulkHours, busiestRun, type Evidence, officeShare } from "./playbook-evidence.ts";

const NOTHING: Evidence = {
  calls: 1_000,
  days: 30,
  bulkHours: 0.2,
  run: { share: 0.3, fromHour: 10, toHour: 14 },
  officeShare: 0.5,
  streamedShare: null,
  asked: {},
  batchShare: 0,
  deadlineSeconds: null,
};

const NIGHTLY: Evidence = {
  ...NOTHING,
  bulkHours: 0.06,
  run: { share: 0.92, fromHour: 1, toHour: 5 },
  officeShare: 0,
};

const verdictOf = (evidence: Partial<Evidence>, said: Record<string, string> = {}) =>
  advise({ ...NOTHING, ...evidence }, said).verdict;

test("typical work gets the tier that a practitioner would give it", () => {
  const cases: readonly [string, Partial<Evidence>, Record<string, string>][] = [
    ["batch", { batchShare: 0.9, bulkHours: 0.01 }, {}], // evals that run at batch
    ["batch", NIGHTLY, {}], // nightly enrichment
    ["batch", { bulkHours: 0.01 }, { personWaits: "no", canWait: "day" }], // a backfill
    ["batch", {}, { canWait: "day", jobShaped: "yes" }], // large document reprocessing
    ["flex", { bulkHours: 0.5 }, { canWait: "day" }], // call by call: nothing to collect into a file
    ["flex", {}, { personWaits: "no" }], // background jobs
    ["flex", {}, { canWait: "minutes" }], // an internal tool
    ["flex", { asked: { flex: 0.9 } }, {}],
    ["standard", { streamedShare: 0.98 }, {}], // a chat
    ["standard", { asked: { priority: 0.3 } }, {}],
    ["standard", NIGHTLY, { latencySensitive: "yes" }],
    ["standard", { deadlineSeconds: 30 }, {}],
    ["batch", { deadlineSeconds: 86_400 }, {}],
    ["flex", { deadlineSeconds: 3_600 }, {}],
  ];
  for (const [verdict, evidence, said] of cases) {
    expect(verdictOf(evidence, said), JSON.stringify([evidence, said])).toBe(verdict);
  }
});

test("what the user says counts over what the data shows, and the sentence says which", () => {
  const advice = advise(
    { ...NOTHING, streamedShare: 1 },
    { personWaits: "no", canWait: "minutes" },
  );
  expect(advice.verdict).toBe("flex");
  expect(advice.reason).toContain("(you said)");
  expect(advice.answers[0]).toMatchObject({ from: "you", answer: "no" });
  expect(advise(NIGHTLY, {}).answers[3]).toEqual({
    question: "canWait",
    answer: "day",
    from: "data",
    reason: "92\u00a0% of its calls start between 01:00 and 05:00, and its next run is a day away",
  });
});

test("with too little to go by there is a question instead of a verdict", () => {
  const none = advise(NOTHING, {});
  expect(none).toMatchObject({ verdict: null, ask: "personWaits" });
  expect(none.reason).toContain("Does a person wait for it?");
  expect(advise({ ...NIGHTLY, calls: 49 }, {}).verdict).toBeNull();
  expect(advise({ ...NIGHTLY, days: 0.4 }, {}).verdict).toBeNull();
  expect(advise(NOTHING, { personWaits: "perhaps" }).verdict).toBeNull();
  expect(advise({ ...NOTHING, calls: 3, deadlineSeconds: 10 }, {}).verdict).toBe("standard");
});

test("rhythm: how many hours hold four fifths of the calls, the busiest stretch of the day, office hours", () => {
  expect(bulkHours([80, 10, 10], 100)).toBe(0.01);
  expect(bulkHours([50, 50], 4)).toBe(0.5);
  expect(bulkHours([], 24)).toBeNull();
  const week = new Array<number>(168).fill(0);
  week[23] = 30; // Monday 23:00
  week[24 + 1] = 60; // Tuesday 01:00
  week[10] = 10; // Monday 10:00
  expect(busiestRun(week)).toEqual({ share: 0.9, fromHour: 23, toHour: 2 });
  expect(officeShare(week)).toBe(0.1);
});
