import { US_PER_DAY } from "../../../lib/core/time.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { REFUSALS_BY_CAUSE_ASK } from "./ask.ts";

const START = Date.UTC(2026, 10, 1) * 1000;
const NOW = START + 20 * US_PER_DAY;

/** Operations, low, high, all for want of room, then capacity, rate limit, slow-down, 429 untold, quota. */
type Values = readonly (number | null)[];

function answered(rows: readonly (readonly [number | null, Values])[], total: Values): AnswerData {
  const answer = sampleAnswer(
    {
      measures: REFUSALS_BY_CAUSE_ASK.measures,
      by: ["day"],
      rows: rows.map(([day, values]) => [[day === null ? null : START + day * US_PER_DAY], values]),
      total,
    },
    NOW,
  );
  return sampleData([answer], NOW);
}

const NOTHING: Values = [0, null, null, null, null, null, null, null, null];

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered(
    [
      [0, [200, 0.05, 0.2, 0.1, 0.06, 0.03, 0.01, 0, 0]],
      [1, [100, 0, 0.05, 0, 0, 0, 0, 0, 0.4]],
      [3, [100, 0.1, 0.3, 0.2, 0.2, 0, 0, 0, 0]],
      [20, [10, 0.02, 0.4, 0.1, 0, 0, 0, 0.1, 0]],
    ],
    [410, 0.06, 0.14, 0.1, 0.08, 0.01, 0.005, 0.005, 0.1],
  ),
  empty: answered([], NOTHING),
  hostile: answered(
    [
      [0, [0, null, null, null, null, null, null, null, null]],
      [1, [1e9, 1, 1, 1, 1, 0, 0, 0, 0]],
      [null, [7, null, null, 0, 0, 0, 0, 0, 0]],
    ],
    [1e9 + 7, 1, 1, 1, 1, 0, 0, 0, 0],
  ),
  huge: answered(
    Array.from({ length: 100 }, (_, day) => [day, [1000, 0.2, 0.5, 0.4, 0.1, 0.1, 0.1, 0.1, 0]]),
    [100_000, 0.3, 0.5, 0.4, 0.1, 0.1, 0.1, 0.1, 0],
  ),
};
