import type { Picodollars } from "../../core/money.ts";
import type { Assumption, LineItem, PriceVersion } from "../../pricing/types.ts";

/** What the charges of one use at one price on one UTC day have in common. */
export interface FocusGroup {
  /** The UTC day, or the part of it that lies in the period; the end is excluded. */
  readonly fromUs: number;
  readonly toUs: number;
  /** The provider's title and service. */
  readonly provider: string;
  readonly service: string;
  readonly project: string | null;
  readonly workload: string | null;
  /** As the records name it. */
  readonly model: string;
  readonly tierRequested: string | null;
  readonly tierServed: string | null;
  readonly price: PriceVersion;
  readonly source: "calls" | "buckets" | "sample";
}

/** One charge of a FOCUS file: the tokens of one class, in a group of its own price. */
export interface FocusRow {
  readonly group: FocusGroup;
  readonly item: Pick<LineItem, "tokenClass" | "rate" | "ratedAs">;
  /** Picodollars per token by the list, where a contract took some of it off. */
  readonly listRate: Picodollars;
  readonly tokens: number;
  readonly billed: Picodollars;
  readonly listed: Picodollars;
  /** The same tokens at standard; as billed where they cannot move there. */
  readonly atStandard: Picodollars;
  /** Of the group, on its first row alone, so that it adds up; `null` elsewhere and where a record does not say. */
  readonly requests: number | null;
  readonly assumed: readonly Assumption[];
}
