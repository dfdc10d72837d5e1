import { US_PER_DAY } from "../../../lib/core/time.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { sampleAnswer, sampleData } from "../kit/sample-answer.ts";
import { REFUSALS_BY_TIER_ASK } from "./ask.ts";

const START = Date.UTC(2026, 10, 1) * 1000;
const NOW = START + 20 * US_PER_DAY;

type Row = readonly [day: number | null, tier: string | null, ...values: (number | null)[]];

function answered(rows: readonly Row[]): AnswerData {
  const answer = sampleAnswer(
    {
      measures: REFUSALS_BY_TIER_ASK.measures,
      by: ["day", "requestedTier"],
      rows: rows.map(([day, tier, ...values]) => [
        [day === null ? null : START + day * US_PER_DAY, tier],
        values,
      ]),
      total: [null, null, null, null],
    },
    NOW,
  );
  return sampleData([answer], NOW);
}

const many = Array.from({ length: 12 }, (_, tier) =>
  Array.from({ length: 100 }, (_, day): Row => [day, `tier-${tier}`, 10 + tier, 0.1, 0, 0.3]),
).flat();

export const samples: Readonly<Record<string, AnswerData>> = {
  usual: answered([
    [0, "flex", 100, 0.1, 0.05, 0.2],
    [0, "standard", 300, 0.01, 0, 0.03],
    [1, "flex", 300, 0.02, 0.01, 0.06],
    [3, "flex", 200, 0.3, 0.1, 0.6],
    [20, "standard", 100, 0, 0, 0.2],
  ]),
  empty: answered([]),
  "without a time": answered([[null, null, 12, 0, 0, 0.1]]),
  hostile: answered([
    [0, "<script>alert(1)</script>", 1, 1, 0.2, 1],
    [0, "__proto__", 1, 0, 0, 0.9],
    [1, null, 0, null, null, null],
  ]),
  huge: answered(many),
};
