import type { AppliedFilters, DataOrigin } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** A filter as an address has it: its parameter and one value. */
export type FilterPair = readonly [parameter: string, value: string];

/**
 * What the dollars of a finding are. `overpaid`: more than as asked; `spared`: less than as asked, for less than was
 * asked; `at-stake`: what the records concerned cost; `free`: nothing was charged; `unknown`: nobody can tell.
 */
export type FindingEffect = "overpaid" | "spared" | "at-stake" | "free" | "unknown";

/** How sure it is that the records are what the finding says. */
export type Sureness = "certain" | "likely" | "possible";

/** Like records of a finding. */
export interface AuditLine {
  readonly provider: string | null;
  readonly model: string | null;
  /** The tier asked for and the one served; `null`: not said. */
  readonly asked: string | null;
  readonly served: string | null;
  /** What else tells the line apart. */
  readonly note: string | null;
  readonly records: number;
  /** `null`: not known of any of them. */
  readonly usd: UsdText | null;
  /** Records that `usd` leaves out: they have no price, there or as served. */
  readonly unpriced: number;
  /** Filters under which its calls are found; they may hold other calls too. */
  readonly filters: readonly FilterPair[];
}

export interface AuditFinding {
  readonly id: string;
  readonly title: string;
  readonly means: string;
  readonly todo: string;
  /** The formula of the dollars. */
  readonly how: string;
  readonly basis: "measured" | "modelled" | "assumed" | "not evaluable";
  readonly effect: FindingEffect;
  readonly sureness: Sureness;
  /** Why it is no surer than that. */
  readonly because: string | null;
  readonly records: number;
  readonly usd: UsdText | null;
  readonly unpriced: number;
  /** Most dollars first, then most records. */
  readonly lines: readonly AuditLine[];
  readonly filters: readonly FilterPair[];
  /** Why its calls are found among others alone; absent where its filters hold them and no others. */
  readonly amongOthers?: string;
}

/** How far the search for calls that two sources tell of went. */
export interface TwinSearch {
  /** Calls held against those of other sources. */
  readonly looked: number;
  /** Older calls in the same time were not looked at. */
  readonly isCut: boolean;
  readonly found: number;
  /** Matches of the same calls when one side is moved by some seconds: what chance alone brings. */
  readonly byChance: number;
}

/** All that was imported in one format, and how far it can be trusted to reach. */
export interface AuditSource {
  readonly format: string;
  readonly title: string;
  readonly isAggregate: boolean;
  readonly imports: number;
  /** `null`: its records name no time. */
  readonly lastRecordUs: number | null;
  readonly lastImportUs: number | null;
  /** `null`: it cannot be said, for the reason in `why`. */
  readonly completeUntilUs: number | null;
  readonly why: string;
  /** What its provider says about how late its figures are. */
  readonly lag: { readonly words: string; readonly source: string } | null;
}

/** The last day of a provider's records beside those before it. */
export interface LastDay {
  readonly provider: string | null;
  /** YYYY-MM-DD in the zone of the page. */
  readonly day: string;
  readonly requests: number;
  /** The quietest of the days before it, at most seven. */
  readonly quietest: number;
  readonly daysBefore: number;
  readonly looksUnfinished: boolean;
}

/** Whether the tier asked for is the tier served, and what else the records show that should not be so. */
export interface Audit {
  readonly nowUs: number;
  readonly filters: AppliedFilters;
  readonly shown: DataOrigin;
  /** Single calls under the filters, and aggregate rows, which know no tier asked for. */
  readonly calls: number;
  readonly aggregateRows: number;
  /** What cost too much first, then most dollars. */
  readonly findings: readonly AuditFinding[];
  /** What was looked for and not found; without calls there is nothing to look at. */
  readonly clean: readonly { readonly id: string; readonly title: string }[];
  readonly twins: TwinSearch;
  readonly sources: readonly AuditSource[];
  readonly lastDays: readonly LastDay[];
  /** OpenAI's models in the records, most used first: what the script tries. */
  readonly models: readonly string[];
}
