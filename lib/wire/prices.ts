import type { UsdText } from "./usd-text.ts";

export interface PriceListing {
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  readonly tier: string;
  readonly band: "all" | "short" | "long";
  readonly fromUs: number;
  readonly toUs: number | null;
  readonly endReason: string | null;
  readonly guaranteedUntil: string | null;
  readonly availability: "available" | "not_listed" | "preview" | "preview_invite";
  readonly status: "in-force" | "announced" | "retracted";
  readonly valueBasis: string;
  readonly dateBasis: string;
  /** USD per one million tokens as published; `null` = not published. */
  readonly input: UsdText | null;
  readonly cachedInput: UsdText | null;
  readonly cacheWrite: UsdText | null;
  readonly cacheWrite1h: UsdText | null;
  readonly output: UsdText | null;
  readonly threshold: string | null;
  readonly regionalUplift: string | null;
  /** Data-residency regions in which this tier is not offered. */
  readonly closedIn: readonly string[];
  readonly source: string;
  readonly confidence: "high" | "medium" | "low";
  readonly notes: string | null;
  /** The user added it: it is no published price. */
  readonly own?: true;
  /** What the user's contract takes off the list price; the rates above are what remains. */
  readonly contract?: ContractOff;
  /** Since when the list has it, where a contract cut it in pieces. */
  readonly listedFromUs?: number;
}

export interface ContractOff {
  readonly percent: string;
  readonly note: string;
  /** The list's rates, USD per one million tokens. */
  readonly list: Pick<
    PriceListing,
    "input" | "cachedInput" | "cacheWrite" | "cacheWrite1h" | "output"
  >;
}

export interface PricedModel {
  readonly provider: string;
  readonly model: string;
  readonly aliases: readonly string[];
  /** The day the model is (or was) shut down, ISO; `null` = none announced. */
  readonly endsOn: string | null;
  /** Smallest input that is priced by the long rows; `null` = size does not matter. */
  readonly longFromTokens: number | null;
  /** What a request that names a region costs more; `null` = nothing. */
  readonly regionPercent: number | null;
  /** Where it does; empty = in every region. */
  readonly regions: readonly string[];
  /** What one must be, pay or ask for to be served; none where nothing is published. */
  readonly access: readonly AccessNote[];
  readonly listings: readonly PriceListing[];
}

export interface AccessNote {
  readonly kind: "usage-tier" | "verification" | "invitation" | "contract" | "place";
  /** `null`: at any tier. */
  readonly tier: string | null;
  readonly says: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: "high" | "medium" | "low";
}

export interface PriceCatalogue {
  /** The day for which "in force" is judged. */
  readonly atUs: number;
  readonly models: readonly PricedModel[];
}
