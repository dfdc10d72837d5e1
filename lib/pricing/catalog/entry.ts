import type { Tier } from "../../core/tier.ts";

/**
 * One dated price as its source printed it. Append; never overwrite.
 * It is in force from `from` until the next entry of the same tier and band, or until the model ends.
 */
export interface PriceEntry {
  readonly tier: Tier;
  /** Absent: the price holds for every size of request. */
  readonly band?: "short" | "long";
  /** UTC day or instant, inclusive. */
  readonly from: string;
  /** `documented`: the source names the day; `observed`: first copy it was seen in; `assumed`: neither. */
  readonly dated: "documented" | "observed" | "assumed";
  /** USD per one million tokens, exactly as printed; absent = not published. */
  readonly input?: string;
  readonly cached?: string;
  readonly write?: string;
  readonly write1h?: string;
  readonly output?: string;
  /** How the figures came about where they were not all printed. Absent: published. */
  readonly basis?: string;
  /** Absent: sold. `not_listed`: looked for in the tier's own table and not there. */
  readonly availability?: "not_listed" | "preview" | "preview_invite";
  /** `announced`: known before its day. `retracted`: announced, then withdrawn; it never prices. */
  readonly status?: "announced" | "retracted";
  /** The day on which this line was written, where it is not the catalogue's own. */
  readonly recorded?: string;
  /** The seller promised the price until this day; what follows is not published. */
  readonly guaranteedUntil?: string;
  /** The model has left the price sheet; the day is not known. */
  readonly endUnknown?: true;
  /** Data-residency regions in which this tier is not offered. */
  readonly closedIn?: readonly string[];
  readonly source: string | readonly string[];
  readonly confidence: "high" | "medium" | "low";
  /** The user added it: no price of ours, and nothing is added to it for a region unless it is from a price file. */
  readonly own?: true;
  /** Taken over from a price file: it stands where a list price would stand. */
  readonly fromFile?: true;
  readonly note?: string | readonly string[];
}

/** Another name of a model. `<date>` in it stands for any `YYYY-MM-DD`. */
export interface DatedAlias {
  readonly id: string;
  /** First day on which the name means this model. While it does, it outranks a model of that very name. */
  readonly from?: string;
  /** First day on which the name means something else. */
  readonly until?: string;
  /** First day on which the name is no longer served, though the model is. */
  readonly shutdown?: string;
  readonly note?: string;
}

export interface ModelEnd {
  /** First day without the model. */
  readonly on: string;
  readonly reason: "model_shutdown" | "model_replaced";
}

/** From which input size on a whole request is priced by its `long` entries. */
export interface LongContext {
  readonly when: ">" | ">=";
  readonly inputTokens: number;
  readonly rule: string;
}

/** The wall clock at which a request starts chooses between two entries that succeed `standard`. */
export interface PriceClock {
  readonly peakTier: Tier;
  readonly otherTier: Tier;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  readonly hoursUtc: readonly { readonly from: number; readonly to: number }[];
  readonly rule: string;
}

/** What a request that names a region costs more. `us` also means `us-east-1` and the like. */
export interface RegionalUplift {
  readonly percent: number;
  readonly regions: "any" | readonly string[];
  readonly rule: string;
}

export interface ModelEntry {
  readonly aliases?: readonly (string | DatedAlias)[];
  readonly ends?: ModelEnd;
  readonly longContext?: LongContext;
  readonly clock?: PriceClock;
  readonly uplift?: RegionalUplift;
  readonly remark?: string;
  readonly prices: readonly PriceEntry[];
}

export interface ProviderCatalog {
  readonly id: string;
  /** Other names by which logs call this provider. */
  readonly alsoNamed?: readonly string[];
  /** The day on which the entries without a `recorded` of their own were written. */
  readonly recorded: string;
  readonly models: Readonly<Record<string, ModelEntry>>;
}
