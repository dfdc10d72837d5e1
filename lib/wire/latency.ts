import type { AppliedFilters, DataOrigin } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** A quantile with its 90 % interval, in milliseconds. */
export interface QuantileInterval {
  readonly ms: number;
  /** `null`: calls of fewer than five hours say nothing about other hours, … */
  readonly lowMs: number | null;
  /** … or the end lies beyond the longest call. */
  readonly highMs: number | null;
  /** As many independent calls would say as much; calls of one hour share its weather. 0: not known. */
  readonly effective: number;
}

/** A distribution of durations of one tier. */
export interface EcdfCurve {
  /** Share of calls up to each mark: the mark `firstMark + i` is 2^(mark/16) ms; 0 before, 1 behind. */
  readonly firstMark: number;
  readonly shares: readonly number[];
  readonly p50: number | null;
  readonly p95: number | null;
  /** Half the height of the band that holds the whole curve with 90 %, if calls are independent. */
  readonly band: number;
}

export interface TierCurves {
  readonly tier: string;
  readonly calls: number;
  readonly asLogged: EcdfCurve;
  /** `null`: too few calls of work that the other tiers do too. */
  readonly likeWork: (EcdfCurve & { readonly matched: number; readonly effective: number }) | null;
}

/** By what calls count as like work, beside the model: sizes that begin with the same power of two. */
export type Likeness = "output" | "output-and-input";

export interface TierDistributions {
  readonly likeness: Likeness;
  /** The tier whose mix of work all are weighted to; `null` where no two tiers do like work. */
  readonly reference: string | null;
  readonly tiers: readonly TierCurves[];
}

export interface DensityBin {
  /** The middle of the bin by ratio. */
  readonly tokens: number;
  readonly ms: number;
  readonly calls: number;
}

/** Latency as a base and a time for each output token. */
export interface LineFit {
  readonly baseMs: number;
  readonly msPerToken: number;
  /** Half of the calls lie within this share of the line, above or below. */
  readonly halfWithin: number;
  readonly calls: number;
}

export interface ModelDensity {
  readonly provider: string | null;
  readonly model: string | null;
  readonly calls: number;
  /** Bins to a doubling of either. */
  readonly perDoubling: number;
  readonly bins: readonly DensityBin[];
  /** Calls without a known output, or with none: they lie in no bin. */
  readonly withoutOutput: number;
  /** `null`: too few calls, or too little spread of outputs. */
  readonly fits: readonly { readonly tier: string; readonly fit: LineFit | null }[];
}

/** One model at one tier (and for one workload): what its calls cost and how long they took. */
export interface PlanePoint {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly workload: string | null;
  /** Answered calls with a price. */
  readonly calls: number;
  /** All that was charged, over these; `null`: nothing here has a price. */
  readonly perCall: UsdText | null;
  readonly unpricedCalls: number;
  /** Calls of the sample. */
  readonly sampled: number;
  readonly p50: QuantileInterval;
  readonly p95: QuantileInterval;
}

/** A tier at which a model is sold and was not used: its price is known, its latency is not. */
export interface UnusedTier {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  /** What the calls of other tiers would cost there each. */
  readonly perCall: UsdText;
  readonly calls: number;
}

/** How much longer calls of a tier took in the mean than like calls at standard, in milliseconds; below zero: less long. */
export interface ExtraWait {
  readonly ms: number;
  /** 90 %, from the scatter of hours; `null` where fewer than five hours tell. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  /** Calls of the tier that have like work at the other, … */
  readonly matched: number;
  /** … of so many. */
  readonly calls: number;
}

/** What happens before the call that answers, for operations begun at a tier. */
export interface BeforeAnswer {
  readonly operations: number;
  /** Operations whose last attempt asked for another tier. */
  readonly fellBack: number;
  /** Failed attempts and backoff, in the mean over all operations, beyond that of operations begun at standard. */
  readonly lostMs: number;
}

/**
 * At which price of an hour's waiting a tier pays against standard. `below`: it costs less and is slower, and pays while
 * an hour costs less than the break-even; `above`: it costs more and is faster, and pays once an hour costs more.
 */
export type PaysWhen = "below" | "above" | "always" | "never";

export interface TierPays {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly workload: string | null;
  readonly calls: number;
  /** Standard's list price for the same tokens minus what was paid, for a call; below zero: it cost more. */
  readonly savedPerCall: UsdText;
  /** `null`: no like calls at standard. */
  readonly wait: ExtraWait | null;
  /** `null`: the records do not say which attempts belong together. */
  readonly before: BeforeAnswer | null;
  /** With what came before the answer, for one operation, where that is known; `null` without `wait`. */
  readonly savedUsd: number | null;
  readonly extraMs: number | null;
  readonly pays: PaysWhen | null;
  /** Dollars for an hour of one call's delay; `null` where it pays always or never, or is not known. */
  readonly usdPerHour: number | null;
  /** 90 %, from that of the wait; an end that is not known, or has no limit, is `null`. */
  readonly lowUsdPerHour: number | null;
  readonly highUsdPerHour: number | null;
}

/** What single calls tell of waiting: distributions, densities, what latency costs. */
export interface LatencyReport {
  readonly nowUs: number;
  readonly filters: AppliedFilters;
  readonly shown: DataOrigin;
  readonly sample: {
    /** Answered calls with a latency that were read, … */
    readonly calls: number;
    /** … answered calls without one, … */
    readonly untimed: number;
    /** … the share of all calls that was looked at, … */
    readonly share: number;
    /** … and all calls that the filters mean. */
    readonly of: number;
  };
  readonly distributions: TierDistributions;
  /** Most calls first; at most eight. */
  readonly densities: readonly ModelDensity[];
  readonly points: {
    readonly model: readonly PlanePoint[];
    readonly workload: readonly PlanePoint[];
  };
  readonly unused: readonly UnusedTier[];
  readonly pays: { readonly model: readonly TierPays[]; readonly workload: readonly TierPays[] };
}
