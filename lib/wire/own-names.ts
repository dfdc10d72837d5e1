import type { ModelAlias } from "./aliases.ts";

/** A tier word of the user's own, and the tier as which it is priced. */
export interface TierAlias {
  /** Empty: records that name no tier. */
  readonly name: string;
  readonly tier: string;
}

/** A price that the user enters, in USD per one million tokens. */
export interface OwnPrice {
  /** `null`: whatever provider a record names. */
  readonly provider: string | null;
  readonly model: string;
  readonly tier: string;
  /** The first UTC day on which it holds, ISO. */
  readonly fromDay: string;
  readonly input: string;
  /** `null`: billed as input. */
  readonly cachedInput: string | null;
  /** `null`: the model gives no output. */
  readonly output: string | null;
  readonly source: string;
  /** Absent or `null`: billed as input. */
  readonly cacheWrite?: string | null;
  /** Absent or `null`: billed as a cache write. */
  readonly cacheWrite1h?: string | null;
  /** Absent or `all`: for every size of request. */
  readonly band?: "all" | "short" | "long";
  /** Taken over from a price file: it may stand in place of a listed price. */
  readonly fromFile?: boolean;
}

/** What a contract takes off a seller's list prices. */
export interface PriceDiscount {
  readonly provider: string;
  /** `null`: all models of the provider. */
  readonly model: string | null;
  /** `null`: all tiers. */
  readonly tier: string | null;
  /** Exact decimal text, over 0 and at most 100. */
  readonly percent: string;
  /** The first and the last UTC day on which it holds, ISO; `null`: no end is known. */
  readonly fromDay: string;
  readonly toDay: string | null;
  readonly note: string;
}

export interface StoredDiscount extends PriceDiscount {
  readonly id: number;
}

export interface StoredOwnPrice extends OwnPrice {
  readonly id: number;
}

/** One price for several tiers of a model. */
export interface NewOwnPrice extends Omit<OwnPrice, "tier" | "band" | "fromFile"> {
  readonly tiers: readonly string[];
}

/** All that the user added to the price list. */
export interface OwnNames {
  readonly models: readonly ModelAlias[];
  readonly tiers: readonly TierAlias[];
  readonly prices: readonly StoredOwnPrice[];
  readonly discounts: readonly StoredDiscount[];
}
