import type { AnswerRow, AnswerValue } from "../../../lib/wire/answer.ts";
import type { AppliedFilters } from "../../../lib/wire/overview.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import type { TimeStep } from "../../answers/ask.ts";

const DAY_US = 86_400_000_000;
const HOUR_US = 3_600_000_000;
const FROM_US = Date.UTC(2026, 9, 1) * 1_000;
const NOTHING = {
  ...{ models: [], tiers: [], projects: [], workloads: [], providers: [], tiersServed: [] },
  ...{ tiersRequested: [], apiKeys: [], endpoints: [], errorClasses: [], outcomes: [] },
};

const filters: AppliedFilters = {
  ...{ period: "all", fromUs: null, toUs: null, fromDay: null, toDay: null },
  ...{ zone: "UTC", prefer: "calls" as const, data: null, exclude: {}, ignored: [], ...NOTHING },
};

function answered(rows: readonly AnswerRow[], total: AnswerValue, step: TimeStep): AnswerData {
  const nowUs = FROM_US + 400 * DAY_US;
  const measure = {
    ...{ id: "latency.p95", title: "Latency p95", unit: "ms" },
    ...{ better: "less" as const, adds: false, how: "" },
  };
  const by = [
    { id: step, title: step === "hour" ? "Hour" : "Day", isTime: true },
    { id: "servedTier", title: "Served tier", isTime: false },
  ];
  const answer = {
    ...{ nowUs, filters, shown: "own" as const, measures: [measure], by, rows },
    ...{ rest: null, total: [total], before: null },
  };
  return { answers: [answer], filters, step, nowUs };
}

const row = (day: number, tier: string | null, value: AnswerValue): AnswerRow => ({
  at: [FROM_US + day * DAY_US, tier],
  values: [value],
});

const rowsOf = (hours: number): AnswerRow[] =>
  Array.from({ length: hours }, (_, n) => ({
    at: [FROM_US + n * HOUR_US, n % 2 === 0 ? "standard" : "flex"],
    values: [{ amount: 1_000 + (n % 100) }],
  }));

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered(
    [
      row(0, "standard", { amount: 4_000 }),
      row(0, "flex", { amount: 16_000 }),
      row(1, "standard", { amount: 5_000 }),
      row(1, "flex", { amount: 20_000, isTooFew: true }),
      row(4, "standard", { amount: 6_000 }),
    ],
    { amount: 9_000 },
    "day",
  ),
  empty: answered([], { amount: null }, "day"),
  "no durations": answered(
    [row(0, "standard", { amount: null, leftOut: 20 })],
    { amount: null, leftOut: 20 },
    "day",
  ),
  hostile: answered(
    [
      row(0, "__proto__", { amount: 0 }),
      row(0, null, { amount: 1e12, isAtLeast: true }),
      row(1, "<script>", { amount: 1 }),
    ],
    { amount: 3, leftOut: 7 },
    "day",
  ),
  huge: answered(rowsOf(9_000), { amount: 1_050 }, "hour"),
};
