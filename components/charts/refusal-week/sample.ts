import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { REFUSAL_WEEK_ASK } from "./ask.ts";

function answered(
  rows: readonly (readonly [hour: number | null, attempts: number, share: number | null])[],
): AnswerData {
  const answer = sampleAnswer(
    {
      measures: REFUSAL_WEEK_ASK.measures,
      by: ["hourOfWeek"],
      rows: rows.map(([hour, ...values]) => [[hour], values]),
      total: [null, null],
    },
    0,
  );
  return sampleData([answer], 0);
}

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    [0, 20, 0],
    [15, 1_000, 0.005],
    [24, 19, 0.5],
    [39, 400, 0.25],
    [40, 400, 0.05],
    [167, 100, 0.01],
  ]),
  empty: answered([]),
  hostile: answered([
    [null, 5, 1],
    [400, 100, 1],
    [3, 0, null],
  ]),
};
