import type { ErrorClass, Outcome, Tokens } from "../core/record.ts";
import type { ComparedTier } from "../core/tier.ts";
import type { Assumption, UnpricedReason } from "../pricing/types.ts";
import type { LedgerLine } from "./ledger.ts";
import type { AttemptDetails } from "./live-record.ts";
import type { AppliedFilters } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** What calls can be ordered by. */
export const CALL_SORTS = ["time", "latency", "ttft", "input", "output", "cost"] as const;
export type CallSort = (typeof CALL_SORTS)[number];

/** In a URL the sort's name, with "-" in front where the largest comes first. */
export interface CallOrder {
  readonly sort: CallSort;
  readonly descending: boolean;
}

/** What an order is called in a URL. */
export const orderName = ({ sort, descending }: CallOrder): string =>
  `${descending ? "-" : ""}${sort}`;

/** What a list of calls reads from a URL beside the filters of every page. */
export const FIND_PARAMETERS = [
  "requestId",
  "operationId",
  "usage",
  "sort",
  "sorted",
  "after",
  "limit",
] as const;
/** What only the page itself reads: the call that is open, and the columns. */
export const VIEW_PARAMETERS = ["call", "columns"] as const;

/** The filters of a page, and what only single calls can be found by. */
export interface CallFilters extends AppliedFilters {
  readonly requestId: string | null;
  readonly operationId: string | null;
  /** `missing`: only calls whose source does not count all of their input or output. */
  readonly usage: "missing" | null;
  readonly order: CallOrder;
  /** How far back an order by anything but time looks: over the newest calls at once, over all of them in some seconds. */
  readonly sorted: "newest" | "all";
  /** The cursor of the page before; not part of what is meant. */
  readonly after: string | null;
  readonly limit: number;
}

/** One call: its facts, and what they cost at the tier it was served. */
export interface CallLine extends Tokens {
  readonly key: string;
  /** `null`: its source names no time. */
  readonly atUs: number | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly tierRequested: string | null;
  readonly tierServed: string | null;
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
  readonly errorCode: string | null;
  readonly httpStatus: number | null;
  readonly latencyMs: number | null;
  readonly ttftMs: number | null;
  readonly project: string | null;
  readonly apiKey: string | null;
  /** A keyed hash of the source's user id. */
  readonly user: string | null;
  readonly endpoint: string | null;
  readonly workload: string | null;
  readonly region: string | null;
  readonly requestId: string | null;
  readonly operationId: string | null;
  readonly attempt: number | null;
  /** The tier that it is priced at; `null` where none is known. */
  readonly tierPriced: string | null;
  /** `null`: unpriced, for the reason beside it. */
  readonly cost: UsdText | null;
  readonly unpriced: UnpricedReason | null;
  readonly assumed: readonly Assumption[];
}

/** The calls that a sort by anything but time looked at. */
export interface SortedWindow {
  readonly calls: number;
  /** The oldest of them; `null` where it names no time. */
  readonly fromUs: number | null;
  /** Nothing that matches lies outside. */
  readonly whole: boolean;
}

export interface CallsPage {
  readonly filters: CallFilters;
  readonly calls: readonly CallLine[];
  /**
   * The cursor of what follows; `null` where nothing does. A page may hold fewer calls than its limit and still have
   * a next one: matches are rare, and it has looked as far as a moment allows.
   */
  readonly next: string | null;
  /** How far a search in order of time has come. */
  readonly searchedUs: number | null;
  readonly window: SortedWindow | null;
}

/** What the filters hold in all, but for the ids of single calls, which no sum knows. */
export interface CallTotals {
  readonly calls: number;
  /** Of these, those that name no time. */
  readonly undated: number;
  /** Aggregate rows that fit the same filters: sums of calls, which cannot be listed. */
  readonly aggregateRows: number;
}

/** What the same call would cost at a tier, or why it could not move there. */
export interface CallAtTier {
  readonly tier: ComparedTier;
  readonly cost: UsdText | null;
  readonly kept: UnpricedReason | null;
}

/** The arithmetic of a call's price. */
export interface CallPrice {
  /** Whose word the tier is. */
  readonly tierBasis: "served" | "requested" | "given" | "unknown";
  /** Tokens × rate = amount; they sum to the cost. None where nothing was charged. */
  readonly lines: readonly LedgerLine[];
  readonly tiers: readonly CallAtTier[];
}

/** A row of a file that tells of the call. */
export interface CallSource {
  readonly importId: number;
  readonly fileName: string;
  readonly format: string;
  readonly line: number;
  /** The call is this import's; the others tell of it too. */
  readonly owner: boolean;
  /** Facts in which its words differ from what is stored: columns by name. */
  readonly differs: readonly string[];
}

export interface CallDetail {
  readonly call: CallLine;
  readonly price: CallPrice;
  /** What only a witness of it told, as a client or a gateway does; `null`: nobody did. */
  readonly witnessed: AttemptDetails | null;
  /** All calls of the same operation in order of time, this one among them. */
  readonly attempts: readonly CallLine[];
  /** The operation has more attempts than are listed. */
  readonly moreAttempts: number;
  readonly sources: readonly CallSource[];
}

/** An export ends after so many calls. */
export const MOST_EXPORTED = 1_000_000;
