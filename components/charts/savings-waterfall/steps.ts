import { addUsd, type Picodollars, subtractUsd, ZERO_USD } from "../../../lib/core/money.ts";
import type { Answer } from "../../../lib/wire/answer.ts";
import type { Ask } from "../../answers/ask.ts";
import { usdOf } from "../kit/usd-sum.ts";

/** The question behind the waterfall: its two ends, every step between them, and how far cached input is known. */
export const WATERFALL_ASK = {
  measures: [
    "listStandard",
    "cachedInputSaved",
    "cacheWritesPaid",
    "contractSaved",
    "savedBy.flex",
    "savedBy.batch",
    "savedBy.priority",
    "savedBy.other",
    "spend",
    "cachedTokens",
  ],
} as const satisfies Ask;

type StepMeasure = Exclude<(typeof WATERFALL_ASK.measures)[number], "cachedTokens">;

interface Meaning {
  readonly id: StepMeasure;
  readonly label: string;
  readonly tier: string | null;
  /** Whether the measure is taken off what is left, or added to it; `null`: it is what is left. */
  readonly sign: -1 | 1 | null;
}

const MEANINGS: readonly Meaning[] = [
  { id: "listStandard", label: "List price at standard", tier: null, sign: null },
  { id: "cachedInputSaved", label: "Cached input", tier: null, sign: -1 },
  { id: "cacheWritesPaid", label: "Cache writes", tier: null, sign: 1 },
  { id: "contractSaved", label: "Contract", tier: null, sign: -1 },
  { id: "savedBy.flex", label: "Flex", tier: "flex", sign: -1 },
  { id: "savedBy.batch", label: "Batch", tier: "batch", sign: -1 },
  { id: "savedBy.priority", label: "Priority", tier: "priority", sign: -1 },
  { id: "savedBy.other", label: "Other tiers", tier: "other tiers", sign: -1 },
  { id: "spend", label: "Paid", tier: null, sign: null },
];

/** One step of the way from list price to what was paid; exact. */
export interface Step {
  readonly id: StepMeasure;
  readonly label: string;
  readonly tier: string | null;
  readonly isSum: boolean;
  /** What it adds: below zero where it takes off. Of a sum, the sum. */
  readonly change: Picodollars;
  /** What is left after it. */
  readonly left: Picodollars;
}

/** The steps of an answer to `WATERFALL_ASK`, with what is left after each; steps of nothing are left out. */
export function stepsOf({ measures, total }: Pick<Answer, "measures" | "total">): readonly Step[] {
  const amounts = new Map(
    measures.map(({ id }, place) => [id, usdOf(String(total[place]?.amount ?? "0"))]),
  );
  let left = ZERO_USD;
  return MEANINGS.flatMap(({ id, label, tier, sign }) => {
    const amount = amounts.get(id) ?? ZERO_USD;
    const change = sign === -1 ? subtractUsd(ZERO_USD, amount) : amount;
    left = sign === null ? amount : addUsd(left, change);
    if (sign !== null && change === ZERO_USD) return [];
    return [{ id, label, tier, isSum: sign === null, change, left }];
  });
}

/** Records that do not say how much of their input was cached: it counts as none. */
export function cacheUnknown({ measures, total }: Pick<Answer, "measures" | "total">): number {
  const place = measures.findIndex(({ id }) => id === "cachedTokens");
  return total[place]?.leftOut ?? 0;
}
