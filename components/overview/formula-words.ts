import type { ComparedTier } from "../../lib/core/tier.ts";
import type { Figure } from "../../lib/wire/ledger.ts";

const atTier = (tier: ComparedTier): string =>
  `Sum over priced records: at ${tier} where the model sells it at that date, else as served.`;

const byTier = (tier: string): string =>
  `Of records served at ${tier}: their price at standard, minus what they cost. Where standard is not sold, nothing.`;

const FORMULAS: Readonly<Record<Figure, string>> = {
  asServed: "Sum over priced records: tokens of each class × the rate of the tier that served it.",
  standard: atTier("standard"),
  flex: atTier("flex"),
  batch: atTier("batch"),
  priority: atTier("priority"),
  saved: "All at standard, minus as served.",
  available:
    "As served, minus the records of each project and workload that price alike, all at the cheapest of as served, standard, flex and batch. Leaving a dearer tier for standard counts too. List prices, before retries, fallbacks and lost cache hits.",
  listStandard:
    "Sum over priced records: every input and output token × the standard rates, as if no cache had been used. What standard is not sold for counts by the rates of the tier that served it.",
  cachedInputSaved:
    "Cached input tokens at the standard input rate, minus the same at the standard cached rate.",
  cacheWritesPaid:
    "Cache write tokens at the standard cache write rate, minus the same at the input rate.",
  contractSaved:
    "All at standard by the list's rates, minus the same by those that your contracts leave.",
  "savedBy.flex": byTier("flex"),
  "savedBy.batch": byTier("batch"),
  "savedBy.priority": byTier("priority, which costs more"),
  "savedBy.other": byTier("any other tier"),
};

/** The formula of a figure in words. */
export const formulaWords = (figure: Figure): string => FORMULAS[figure];
