import type { Answer } from "../../../lib/wire/answer.ts";
import type { AppliedFilters } from "../../../lib/wire/overview.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { WATERFALL_ASK } from "./steps.ts";

const NOTHING = {
  ...{ models: [], tiers: [], projects: [], workloads: [], providers: [], tiersServed: [] },
  ...{ tiersRequested: [], apiKeys: [], endpoints: [], errorClasses: [], outcomes: [] },
};

/** In the order of the question: list, cached input, cache writes, contract, flex, batch, priority, other tiers, paid. */
function answered(amounts: readonly string[], leftOut = 0, silent = 0): AnswerData {
  const filters: AppliedFilters = {
    ...{ period: "all", fromUs: null, toUs: null, fromDay: null, toDay: null },
    ...{ zone: "UTC", prefer: "calls" as const, data: null, exclude: {}, ignored: [], ...NOTHING },
  };
  const measures = WATERFALL_ASK.measures.map((id) => ({
    ...{ id, title: id, unit: "usd", better: null, adds: true, how: "" },
  }));
  const money = amounts.map((amount) => ({ amount, ...(leftOut > 0 ? { leftOut } : {}) }));
  const total = [...money, { amount: 100, ...(silent > 0 ? { leftOut: silent } : {}) }];
  const answer: Answer = {
    ...{ nowUs: 0, filters, shown: "own" as const, measures, by: [], rows: [], rest: null, total },
    before: null,
  };
  return { answers: [answer], filters, step: "day", nowUs: 0 };
}

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered(["100", "20", "5.5", "0", "10.25", "8", "-3", "0", "70.25"]),
  "left out": answered(["100", "20", "0", "0", "0", "0", "0", "0", "80"], 12),
  "list alone": answered(["0.5", "0", "0", "0", "0", "0", "0", "0", "0.5"]),
  "cache unknown": answered(["2", "0", "0", "0", "0", "0", "0", "0", "2"], 0, 400),
  empty: answered(["0", "0", "0", "0", "0", "0", "0", "0", "0"]),
  hostile: answered([
    "123456789012.000000000001",
    "0.000000000001",
    "0",
    "0",
    "123456789000",
    "0",
    "-0.5",
    "0",
    "12.5",
  ]),
};
