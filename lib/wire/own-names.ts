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
}

export interface StoredOwnPrice extends OwnPrice {
  readonly id: number;
}

/** One price for several tiers of a model. */
export interface NewOwnPrice extends Omit<OwnPrice, "tier"> {
  readonly tiers: readonly string[];
}

/** All that the user added to the price list. */
export interface OwnNames {
  readonly models: readonly ModelAlias[];
  readonly tiers: readonly TierAlias[];
  readonly prices: readonly StoredOwnPrice[];
}
