import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { ATTEMPTS_ASK } from "./ask.ts";

function answered(
  rows: readonly (readonly [attempts: number | null, outcome: string | null, count: number])[],
): AnswerData {
  const answer = sampleAnswer(
    {
      measures: ATTEMPTS_ASK.measures,
      by: ATTEMPTS_ASK.by,
      rows: rows.map(([attempts, outcome, count]) => [[attempts, outcome], [count]]),
      total: [null],
    },
    0,
  );
  return sampleData([answer], 0);
}

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    [1, "success", 960],
    [1, "error", 10],
    [2, "success", 20],
    [3, "error", 5],
    [10, "success", 5],
  ]),
  empty: answered([]),
  hostile: answered([
    [1, "success", 0],
    [null, null, 4],
    [2, "<b>odd</b>", 1e9],
  ]),
};
