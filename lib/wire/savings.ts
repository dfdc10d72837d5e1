import type { ComparedTier } from "../core/tier.ts";
import type { ContextBand, UnpricedReason } from "../pricing/types.ts";
import type { AppliedFilters, DataOrigin } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** What the price list says of a model at a tier. */
export type PriceSays =
  | "sold"
  | "not-listed"
  | "short-only"
  | "closed-in-region"
  | "sold-at-other-times"
  | "ended";

/** The row of the price list that shows whether something is sold, with its source. */
export interface PriceEvidence {
  readonly says: PriceSays;
  readonly priceId: string;
  /** `short` and `long`: for prompts under or over the model's line. */
  readonly band: ContextBand;
  /** From when the row holds. */
  readonly fromUs: number;
  /** The day on which the source was read, ISO. */
  readonly recordedOn: string;
  readonly source: string;
  readonly confidence: string;
  /** First day without the model, ISO. */
  readonly endsOn: string | null;
  readonly own?: true;
}

/** Records of one model that may, or for one reason may not, be served at a tier. */
export interface EligiblePart {
  /** `null`: they may. */
  readonly reason: UnpricedReason | null;
  readonly records: number;
  /** What they cost as served. */
  readonly spend: UsdText;
  /** What they would cost at the tier; `null` where they may not be served there. */
  readonly there: UsdText | null;
  /** `null`: the price list knows neither the model nor the tier. */
  readonly evidence: PriceEvidence | null;
}

export interface EligibilityLine {
  readonly provider: string | null;
  readonly model: string | null;
  /** Where the price list has it. */
  readonly listed: { readonly provider: string; readonly model: string } | null;
  /** Records that were charged for. */
  readonly records: number;
  readonly spend: UsdText;
  /** Largest spend first. */
  readonly tiers: Readonly<Record<ComparedTier, readonly EligiblePart[]>>;
}

/** Calls that asked for a cheaper tier (at first, or all along) and were served at a dearer one. */
export interface FallbackLine {
  /** `downgraded`: the answer came at another tier than the call asked for; `fell-back`: a later attempt asked for another. */
  readonly kind: "downgraded" | "fell-back";
  readonly provider: string | null;
  readonly model: string | null;
  readonly asked: string;
  readonly served: string;
  readonly calls: number;
  readonly spend: UsdText;
  /** `spend` minus the same calls at the tier asked for; never below zero. */
  readonly lost: UsdText;
  /** Calls in `spend` whose model is not sold at the tier asked for: nothing of them is in `lost`. */
  readonly notSold: number;
  /** Calls without a price, in neither sum. */
  readonly unpriced: number;
}

/** One use (a project's workload, at one model) whose cached share is lower at a tier than at standard. */
export interface CacheLine {
  readonly project: string | null;
  readonly workload: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly records: number;
  /** Cached input tokens ÷ input tokens. */
  readonly share: number;
  readonly standardShare: number;
  /** What its input would have cost less with the share that the same use has at standard. */
  readonly lost: UsdText;
}

export interface CacheHits {
  /** Largest loss first. */
  readonly lines: readonly CacheLine[];
  /** The most that may have been lost: if all of the difference is the tier's doing. */
  readonly lost: UsdText;
  /** Records served at flex or batch that could be held against the same use at standard, … */
  readonly compared: number;
  /** … and those that could not: no such traffic at standard, too little of it, or unknown cached counts. */
  readonly notCompared: number;
}

/** Calls that timed out or were cancelled, whose tokens a provider may have billed. */
export interface AbandonedLine {
  readonly provider: string | null;
  readonly model: string | null;
  readonly calls: number;
  /** Calls whose record states tokens: their price is part of the spend. */
  readonly withTokens: number;
  readonly billed: UsdText;
  /** Calls without tokens, counted as free. */
  readonly silent: number;
  /** What these would cost at the mean price of an answered call of their model and tier, … */
  readonly atMean: UsdText;
  /** … but for those of which no such call was answered, or that have no price. */
  readonly notEvaluable: number;
}

/** What lies beside the steps from list price to spend: it is in none of them, or not known to be. */
export interface SavingsBeside {
  readonly nowUs: number;
  readonly filters: AppliedFilters;
  readonly shown: DataOrigin;
  /** Largest spend first. */
  readonly eligibility: readonly EligibilityLine[];
  /** Largest loss first. */
  readonly fallbacks: readonly FallbackLine[];
  readonly cacheHits: CacheHits;
  /** Most calls first. */
  readonly abandoned: readonly AbandonedLine[];
}
