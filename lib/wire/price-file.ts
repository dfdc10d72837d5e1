import type { UsdText } from "./usd-text.ts";

/** At most so many bytes of a price file are read. */
export const MOST_PRICE_FILE_BYTES = 5 * 2 ** 20;

/** At most so many of its rows are taken over at once. */
export const MOST_ACCEPTED = 500;

export interface PriceFileRequest {
  readonly fileName: string;
  readonly text: string;
  /** The UTC day from which rows hold that name none. */
  readonly fromDay: string;
  /** The ids of the rows to take over; `null`: only say what the file proposes. */
  readonly accept: readonly string[] | null;
}

/** USD per one million tokens; `null`: not named. */
export interface ProposedRates {
  readonly input: UsdText | null;
  readonly cachedInput: UsdText | null;
  readonly cacheWrite: UsdText | null;
  readonly cacheWrite1h: UsdText | null;
  readonly output: UsdText | null;
}

/** One row of a price file beside the price list. */
export interface PriceProposal {
  readonly id: string;
  /** What the file calls the row. */
  readonly key: string;
  readonly provider: string | null;
  readonly model: string;
  readonly tier: string;
  readonly band: "all" | "short" | "long";
  readonly status: "same" | "different" | "new" | "unusable";
  /** Why it cannot be taken over, as a sentence; `null`: it can, or says the same. */
  readonly why: string | null;
  readonly file: ProposedRates;
  readonly list: ProposedRates | null;
  /** The day from which it would hold. */
  readonly fromDay: string;
  /** Stored records name this model. */
  readonly isUsed: boolean;
}

export interface PriceFileProposals {
  readonly kind: "tierscope" | "litellm";
  /** Entries that are no price by the token. */
  readonly unpriced: number;
  readonly proposals: readonly PriceProposal[];
}
