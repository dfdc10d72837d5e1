import type { Picodollars } from "../core/money.ts";
import type { ErrorClass, Grain, Outcome, Tokens } from "../core/record.ts";
import type { Tier } from "../core/tier.ts";

/** Whether a request is over its model's long-context threshold. `all`: the model has no such line. */
export type ContextBand = "all" | "short" | "long";

export const TOKEN_CLASSES = [
  "input",
  "cachedInput",
  "cacheWrite",
  "cacheWrite1h",
  "output",
] as const;
export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** First reason that fits, in this order. */
export const UNPRICED_REASONS = [
  "unknown-model",
  "unknown-tier",
  "model-ended",
  "not-sold-at-tier",
  "no-price-at-date",
  "tokens-unknown",
] as const;
export type UnpricedReason = (typeof UNPRICED_REASONS)[number];

/** What a price rests on that the record did not say. */
export const ASSUMPTIONS = [
  "cached-unknown",
  "cache-write-unknown",
  "band-unknown",
  "provider-unknown",
  "tier-requested",
  "tier-given",
  "failure-billed",
  "peak-holiday-unknown",
  "price-not-guaranteed",
] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** What of a record decides its price. */
export interface PriceableUsage extends Tokens {
  readonly grain: Grain;
  readonly provider: string | null;
  readonly model: string | null;
  readonly startUs: number;
  readonly region: string | null;
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
  /** Input tokens that decide the context band where they differ from `inputTotal` (a sum of like records). */
  readonly bandInput?: number | null;
}

/** One dated, sourced price of one model, tier and band. Rates are picodollars per token. */
export interface PriceVersion {
  /** Stable and readable: provider/model/tier/band@from. */
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  readonly tier: Tier;
  readonly band: ContextBand;
  readonly fromUs: number;
  /** Exclusive; `null` = no end known. */
  readonly toUs: number | null;
  /** `null`: not published for this tier. */
  readonly rates: Readonly<Record<TokenClass, Picodollars | null>>;
  readonly source: string;
  readonly confidence: "high" | "medium" | "low";
  /** The user added it: entered, or taken over from a price file. */
  readonly own?: true;
  /** What the user's contract takes off; `rates` are what remains. */
  readonly contract?: ContractTerms;
  /** Since when the list has it, where a contract cut it in pieces. */
  readonly listedFromUs?: number;
}

/** A contract's discount as it bears on one price. */
export interface ContractTerms {
  /** Exact decimal text: "7.5" takes 7.5 % off. */
  readonly percent: string;
  readonly note: string;
  readonly listRates: Readonly<Record<TokenClass, Picodollars | null>>;
}

/** One factor of a price: tokens × rate = amount; items of a price sum to its total. */
export interface LineItem {
  readonly tokenClass: TokenClass;
  readonly tokens: number;
  readonly rate: Picodollars;
  readonly amount: Picodollars;
  /** The class whose published rate was used: cached tokens bill at input where no cached price exists. */
  readonly ratedAs: TokenClass;
}

export interface Priced {
  readonly ok: true;
  readonly total: Picodollars;
  /** `null`: nothing was charged (failed without tokens, refused, answered from a gateway's cache). */
  readonly price: PriceVersion | null;
  readonly assumed: readonly Assumption[];
  /** For a bucket over the threshold, priced short: what it would cost more if every request were long. */
  readonly moreIfLong: Picodollars;
}

export interface Unpriced {
  readonly ok: false;
  readonly reason: UnpricedReason;
}

export type PriceOutcome = Priced | Unpriced;
