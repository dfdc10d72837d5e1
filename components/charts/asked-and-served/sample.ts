import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { MATRIX_ASK } from "./matrix.ts";

type Row = readonly [at: readonly (string | null)[], records: number, spend: string, asked: string];

const answered = (rows: readonly Row[]): AnswerData => {
  const table = {
    ...MATRIX_ASK,
    rows: rows.map(([at, ...amounts]) => [at, amounts] as const),
    total: [rows.reduce((sum, [, records]) => sum + records, 0), "0", "0"],
  };
  return sampleData([sampleAnswer(table, 0)], 0);
};

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    [["flex", "flex", "flex", "success"], 380, "19", "19"],
    [["flex", "standard", "standard", "success"], 20, "2", "1"],
    [["flex", null, "flex", "error"], 40, "0", "0"],
    [["standard", "standard", "standard", "success"], 900, "90", "90"],
    [[null, "standard", "standard", "success"], 60, "6", "6"],
    [["priority", null, "priority", "success"], 5, "1", "1"],
  ]),
  empty: answered([]),
  hostile: answered(
    Array.from({ length: 40 }, (_, n): Row => {
      const name = n === 0 ? "__proto__" : `<b>tier ${n}</b>`;
      return [[name, `s0"; ${n}`, null, "success"], n, "0", "0"];
    }),
  ),
};
