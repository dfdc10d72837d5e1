import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { TIME_LOST_ASK } from "./ask.ts";

type Row = readonly [
  tier: string | null,
  failing: number | null,
  waited: number | null,
  operations: number,
];

function answered(rows: readonly Row[]): AnswerData {
  const answer = sampleAnswer(
    {
      measures: TIME_LOST_ASK.measures,
      by: TIME_LOST_ASK.by,
      rows: rows.map(([tier, ...values]) => [[tier], values]),
      total: [null, null, null],
    },
    0,
  );
  return sampleData([answer], 0);
}

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    ["standard", 60_000, 120_000, 90],
    ["flex", 3_600_000, 7_200_000, 100],
    ["batch", 0, 0, 10],
  ]),
  empty: answered([]),
  "no waits": answered([["flex", 60_000, null, 9]]),
  hostile: answered([
    [null, 1, null, 0],
    ["</text>", 1e15, 1e15, 1e9],
  ]),
};
