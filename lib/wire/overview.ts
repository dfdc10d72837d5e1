/** Exact decimal text in USD, such as "1.7406603". Never a JavaScript number. */
export type UsdText = string;

export type ComparedTierName = "standard" | "flex" | "batch" | "priority";

/** What the priced records would cost at one tier: those that can move there, and the others as served. */
export interface TierTotals {
  readonly total: UsdText;
  readonly moved: UsdText;
  readonly kept: UsdText;
  /** Records, not requests. */
  readonly eligible: number;
  readonly ineligible: number;
}

/** Where money went and could go, for one slice (all, a day, a model, a workload, a project). */
export interface CostLine {
  readonly records: number;
  readonly requests: number;
  readonly unpricedRecords: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly asServed: UsdText;
  readonly tiers: Readonly<Record<ComparedTierName, TierTotals>>;
  /** All-standard minus as served. */
  readonly saved: UsdText;
  /** As served minus each record at its cheapest of: as served, flex, batch. Before retries and fallbacks. */
  readonly available: UsdText;
  /** Records that would move for `available`, by the tier that is cheapest for them. */
  readonly availableBy: { readonly flex: UsdText; readonly batch: UsdText };
}

export interface NamedCost extends CostLine {
  /** `null`: the source does not say. */
  readonly name: string | null;
  readonly provider: string | null;
}

export interface DaySpend {
  /** YYYY-MM-DD in the report's zone. */
  readonly day: string;
  /** Money at the tier served; key "unknown" where the tier is not known but was assumed. */
  readonly byTier: Readonly<Record<string, UsdText>>;
  readonly records: number;
  /** The day had not ended, or is cut by the period. */
  readonly partial: boolean;
}

export interface UnpricedLine {
  readonly reason: string;
  readonly model: string | null;
  readonly tier: string | null;
  readonly records: number;
  readonly requests: number;
}

export interface AssumedLine {
  readonly assumption: string;
  readonly records: number;
  /** Only for `band-unknown`: what it would cost more if every request were long. */
  readonly moreIfLong?: UsdText;
}

export interface IneligibleLine {
  readonly tier: string;
  readonly reason: string;
  readonly model: string | null;
  readonly records: number;
}

export interface AppliedFilters {
  readonly period: string;
  readonly fromUs: number | null;
  readonly toUs: number | null;
  readonly zone: string;
  readonly models: readonly string[];
  readonly tiers: readonly string[];
  readonly projects: readonly string[];
  readonly workloads: readonly string[];
  /** URL parameters that were not understood: shown as chips marked "ignored". */
  readonly ignored: readonly {
    readonly name: string;
    readonly value: string;
    readonly why: string;
  }[];
}

/** Values that the filters offer, most used first. */
export interface FilterChoices {
  readonly models: readonly FilterChoice[];
  readonly tiers: readonly FilterChoice[];
  readonly projects: readonly FilterChoice[];
  readonly workloads: readonly FilterChoice[];
}
export interface FilterChoice {
  /** "unknown" stands for records that do not say. */
  readonly value: string;
  readonly records: number;
}

export interface Overview {
  /** False: nothing was ever imported: the page shows its empty state. */
  readonly hasData: boolean;
  readonly filters: AppliedFilters;
  readonly choices: FilterChoices;
  /** First and last record of everything stored, whatever the filters. */
  readonly dataFromUs: number | null;
  readonly dataToUs: number | null;
  /** Whether all, some or none of the stored records, whatever the filters, come from the built-in sample. */
  readonly synthetic: "none" | "some" | "all";
  readonly total: CostLine;
  readonly calls: number;
  readonly buckets: number;
  /** Aggregate rows left out because calls cover the same provider, project and day. */
  readonly shadowedBuckets: number;
  readonly days: readonly DaySpend[];
  /** Largest spend first. */
  readonly models: readonly NamedCost[];
  readonly workloads: readonly NamedCost[];
  readonly projects: readonly NamedCost[];
  readonly unpriced: readonly UnpricedLine[];
  readonly assumed: readonly AssumedLine[];
  readonly ineligible: readonly IneligibleLine[];
  /** The slice whose move saves most: first sentence of the page. */
  readonly firstMove: {
    readonly workload: string | null;
    readonly tier: "flex" | "batch";
    readonly saves: UsdText;
    readonly of: UsdText;
  } | null;
}

/** The figures that have a *how computed* sheet. */
export const FIGURES = [
  "asServed",
  "standard",
  "flex",
  "batch",
  "priority",
  "saved",
  "available",
] as const;
export type Figure = (typeof FIGURES)[number];

/** One price row used for a figure: tokens × rate = amount. Lines of a figure sum to it. */
export interface LedgerLine {
  readonly priceId: string;
  readonly provider: string;
  readonly model: string;
  readonly tier: string;
  readonly band: string;
  readonly fromUs: number;
  readonly toUs: number | null;
  readonly tokenClass: string;
  /** Differs from `tokenClass` where, say, cached tokens bill at the input rate. */
  readonly ratedAs: string;
  readonly tokens: number;
  /** Exact USD per one million tokens. */
  readonly usdPerMillion: UsdText;
  readonly amount: UsdText;
  readonly source: string;
  readonly confidence: string;
}

export interface Ledger {
  readonly figure: Figure;
  readonly amount: UsdText;
  /** In words and symbols; a difference with its two amounts. */
  readonly formula: string;
  readonly recordsIn: number;
  readonly recordsFree: number;
  readonly recordsOut: number;
  /** For `saved` and `available`: the minuend's lines; the subtrahend's follow in `minus`. */
  readonly lines: readonly LedgerLine[];
  readonly minus: readonly LedgerLine[];
}
