import type { StepTier } from "../waterfall.ts";
import type { MeasureOf } from "./measure.ts";
import { measuredMoney } from "./money-measure.ts";
import type { UsageSum } from "./usage-sum.ts";

const IS_MONEY = { unit: "usd", adds: true } as const;

const savedBy = <const T extends StepTier>(tier: T, served: string) =>
  ({
    id: `savedBy.${tier}`,
    title: tier === "other" ? "Saved by other tiers" : `Saved by ${tier}`,
    ...IS_MONEY,
    better: "more",
    how: `spend at standard − spend, of what was served at ${served}`,
    read: (sum: UsageSum) => measuredMoney(sum.waterfall.byTier[tier], sum),
  }) as const;

/**
 * The steps from list price to spend: list − cached input + cache writes − contract − each tier's saving = spend, to the picodollar
 * and for any cut.
 */
export const WATERFALL_MEASURES = [
  {
    id: "listStandard",
    title: "List price at standard",
    ...IS_MONEY,
    better: "less",
    how: "all input and output tokens × the standard rates of input and output, as if no cache had been used; what standard is not sold for, by the rates of the tier served",
    read: (sum) => measuredMoney(sum.waterfall.list, sum),
  },
  {
    id: "cachedInputSaved",
    title: "Saved by cached input",
    ...IS_MONEY,
    better: "more",
    how: "cached input tokens × (input rate − cached input rate) at standard",
    read: (sum) => measuredMoney(sum.waterfall.cachedInput, sum),
  },
  {
    id: "cacheWritesPaid",
    title: "Paid for cache writes",
    ...IS_MONEY,
    better: "less",
    how: "cache write tokens × (cache write rate − input rate) at standard",
    read: (sum) => measuredMoney(sum.waterfall.cacheWrites, sum),
  },
  {
    id: "contractSaved",
    title: "Saved by contract",
    ...IS_MONEY,
    better: "more",
    how: "spend at standard by the list's rates − the same by the contract's",
    read: (sum) => measuredMoney(sum.waterfall.contract, sum),
  },
  savedBy("flex", "flex"),
  savedBy("batch", "batch"),
  savedBy("priority", "priority; below zero, for it costs more"),
  savedBy("other", "any other tier"),
] as const satisfies readonly MeasureOf<UsageSum>[];

/** Whether a measure is read from the steps, which are worked out only where they are asked for. */
export const isWaterfallMeasure = (measure: string): boolean =>
  WATERFALL_MEASURES.some(({ id }) => id === measure);
