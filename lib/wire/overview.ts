import type { FilterLists, ListFilter } from "../core/list-filters.ts";
import type { ComparedTier } from "../core/tier.ts";
import type { Assumption, UnpricedReason } from "../pricing/types.ts";
import type { Reported } from "./reported.ts";
import type { UsdText } from "./usd-text.ts";

/** The tiers to which work may move to save: `standard` for what was served at a dearer one. */
export type MoveTier = Exclude<ComparedTier, "priority">;

/** What the priced records would cost at one tier: those that can move there, and the others as served. */
export interface TierTotals {
  readonly total: UsdText;
  readonly moved: UsdText;
  readonly kept: UsdText;
  /** Records, not requests. */
  readonly eligible: number;
  readonly ineligible: number;
}

/** What one tier alone would take off a slice. */
export interface SingleMove {
  readonly tier: MoveTier;
  /** All tiers that would take off just as much, `tier` first. */
  readonly tiers: readonly MoveTier[];
  readonly saves: UsdText;
}

/** Where money went and could go, for one slice (all, a day, a model, a workload, a project). */
export interface CostLine {
  readonly records: number;
  readonly requests: number;
  /** Records that do not say how many requests they stand for: they add nothing to `requests`. */
  readonly requestsUnknown: number;
  readonly unpricedRecords: number;
  readonly unpricedRequests: number;
  /** The sum of the known counts; `null` where none is known. */
  readonly inputTokens: number | null;
  /** Records without that count, but for those that cost nothing. */
  readonly inputUnknown: number;
  readonly outputTokens: number | null;
  readonly outputUnknown: number;
  readonly asServed: UsdText;
  readonly tiers: Readonly<Record<ComparedTier, TierTotals>>;
  /** All-standard minus as served. */
  readonly saved: UsdText;
  /**
   * As served minus what is judged together at its cheapest of: as served, standard, flex, batch. On pages that is all
   * of one use that prices alike, of a file each record. Before retries and fallbacks.
   */
  readonly available: UsdText;
  /** The parts of `available`, by the tier that is cheapest; ties go to flex, then batch. */
  readonly availableBy: Readonly<Record<MoveTier, UsdText>>;
  /** The one tier that would take most off; at most `available`. */
  readonly bestMove: SingleMove | null;
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
  readonly unpricedRecords: number;
  /** The day had not ended, or is cut by the period. */
  readonly partial: boolean;
}

export interface UnpricedLine {
  readonly reason: UnpricedReason;
  readonly model: string | null;
  readonly tier: string | null;
  readonly records: number;
  readonly requests: number;
}

export interface AssumedLine {
  readonly assumption: Assumption;
  readonly records: number;
  /** Only for `band-unknown`: what it would cost more if every request were long. */
  readonly moreIfLong?: UsdText;
  /** Only for `band-unknown`: of these, records whose price for long requests is not published. */
  readonly withoutLongPrice?: number;
}

export interface IneligibleLine {
  readonly tier: ComparedTier;
  readonly reason: UnpricedReason;
  readonly model: string | null;
  /** The tier is sold for the model, but not for prompts as long as these. */
  readonly becauseLong?: true;
  readonly records: number;
}

/** Whose records: the user's own, or those that the built-in sample made up. The two are never summed. */
export const DATA_ORIGINS = ["own", "sample"] as const;
export type DataOrigin = (typeof DATA_ORIGINS)[number];

export interface AppliedFilters extends FilterLists {
  readonly period: string;
  readonly fromUs: number | null;
  readonly toUs: number | null;
  /** The days of a custom period as given, both included, in `zone`. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly zone: string;
  /** Which records count where single calls and aggregate rows tell of the same. */
  readonly prefer: "calls" | "buckets";
  /** `null`: the user's own as soon as any is stored, until then the sample. */
  readonly data: DataOrigin | null;
  /** Values left out, by the same lists; a list without any is not here. */
  readonly exclude: Partial<FilterLists>;
  /** URL parameters that were not understood: shown as chips marked "ignored". */
  readonly ignored: readonly {
    readonly name: string;
    readonly value: string;
    readonly why: string;
  }[];
}

/** Values that the filters offer, most used first. */
export type FilterChoices = Readonly<Record<ListFilter, readonly FilterChoice[]>>;
export interface FilterChoice {
  /** "unknown" stands for records that do not say. */
  readonly value: string;
  readonly records: number;
}

/** The counts of one grain where both tell of the same. */
export interface GrainSums {
  readonly records: number;
  readonly requests: number;
  readonly requestsUnknown: number;
  readonly inputTokens: number | null;
  readonly inputUnknown: number;
  readonly outputTokens: number | null;
  readonly outputUnknown: number;
  /** What these records cost at the tiers served; those without a price add nothing, … */
  readonly asServed: UsdText;
  /** … and are counted here. */
  readonly unpricedRecords: number;
}

export interface CoverageLine {
  /** `null` in a line by provider: the records name none. */
  readonly provider: string | null;
  /** Days with calls that aggregate rows tell of too. */
  readonly days: number;
  readonly calls: GrainSums;
  readonly buckets: GrainSums;
  /** Tokens (requests) of the calls ÷ those of the buckets; `null` where either is unknown or there are none. */
  readonly tokenShare: number | null;
  readonly requestShare: number | null;
}

/** Where calls and buckets tell of the same provider, project and UTC day, one side is shown and the other left out. */
export interface Coverage extends CoverageLine {
  readonly shown: AppliedFilters["prefer"];
  readonly providers: readonly CoverageLine[];
}

export interface ToldApartSide {
  readonly records: number;
  readonly requests: number;
  /** The largest few, … */
  readonly projects: readonly string[];
  /** … and how many there are beside them. */
  readonly moreProjects: number;
}

/** Calls and aggregate rows of the same provider and UTC days under projects that the other side does not know. */
export interface ToldApart {
  readonly days: number;
  readonly providers: readonly string[];
  readonly calls: ToldApartSide;
  readonly buckets: ToldApartSide;
}

export interface Overview {
  /** When this was answered: what reaches beyond it has not ended. */
  readonly nowUs: number;
  /** False: no usage of the data shown is stored: the page shows its empty state. */
  readonly hasData: boolean;
  readonly filters: AppliedFilters;
  readonly choices: FilterChoices;
  /** First and last record of the data shown, whatever the other filters. */
  readonly dataFromUs: number | null;
  readonly dataToUs: number | null;
  /** Whether all, some or none of the stored records, whatever the filters, come from the built-in sample. */
  readonly synthetic: "none" | "some" | "all";
  /** The data that every figure here is of. */
  readonly shown: DataOrigin;
  readonly total: CostLine;
  readonly calls: number;
  readonly buckets: number;
  /** `null`: nothing is left out for being told twice. */
  readonly coverage: Coverage | null;
  /** Calls without a time that the dated rows of their batches stand in for, whatever is preferred; `null`: none. */
  readonly undatedCoverage: Coverage | null;
  /** What may be the same usage under other names of projects, and counts both; `null`: none, or projects are filtered by. */
  readonly toldApart: ToldApart | null;
  /** `null`: no provider's report of costs touches the period. */
  readonly reported: Reported | null;
  /** Records of the data shown that name no time, whatever the other filters. A period with a beginning leaves them out. */
  readonly undatedRecords: number;
  /** Imports that are adding records now, or are about to. */
  readonly runningImports: number;
  /** Hours of which some sums are still to be made: what needs them waits for that. */
  readonly hoursBehind: number;
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
    readonly tier: MoveTier;
    /** All tiers that would take off just as much, `tier` first. */
    readonly tiers: readonly MoveTier[];
    readonly saves: UsdText;
    readonly of: UsdText;
  } | null;
}
