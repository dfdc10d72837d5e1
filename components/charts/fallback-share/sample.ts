import { US_PER_DAY } from "../../../lib/core/time.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { FALLBACK_SHARE_ASK } from "./ask.ts";

const START = Date.UTC(2026, 10, 1) * 1000;
const NOW = START + 20 * US_PER_DAY;

function answered(
  rows: readonly (readonly [day: number, tier: string | null, operations: number, share: number])[],
): AnswerData {
  const answer = sampleAnswer(
    {
      measures: FALLBACK_SHARE_ASK.measures,
      by: ["day", "requestedTier"],
      rows: rows.map(([day, tier, ...values]) => [[START + day * US_PER_DAY, tier], values]),
      total: [null, null],
    },
    NOW,
  );
  return sampleData([answer], NOW);
}

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    [0, "flex", 100, 0.1],
    [0, "standard", 300, 0],
    [1, "flex", 300, 0.02],
  ]),
  empty: answered([]),
  hostile: answered([
    [0, '"><img src=x>', 1, 1],
    [0, null, 5, 0.2],
  ]),
};
