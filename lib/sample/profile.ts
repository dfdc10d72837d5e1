import type { LogNormalLaw } from "../core/distributions.ts";
import type { Tier } from "../core/tier.ts";
import type { IncidentName } from "./incidents.ts";

/** A model as the invented team meets it. Speeds are invented; names and abilities are the provider's. */
export interface SampleModel {
  readonly id: string;
  readonly provider: "openai" | "anthropic" | "google";
  /** Median milliseconds to the first token of a small prompt at the standard tier. */
  readonly ttftMs: number;
  readonly msPerToken: number;
  /** Cached prefixes come in multiples of this many tokens. */
  readonly cacheStep: number;
  /** Whether the source counts cache writes: `charged`, always zero (`free`), or not at all (`unknown`). */
  readonly cacheWrites: "charged" | "free" | "unknown";
  readonly contextTokens: number;
}

export interface ModelShare {
  readonly model: SampleModel;
  readonly endpoint: string;
  /** Shares of one workload sum to 1. */
  readonly share: number;
}

/** Sessions (a conversation, an upload, a nightly run) start by the hour; each holds one or more calls. */
export interface Arrivals {
  /** Days of the week in UTC, 0 = Sunday. */
  readonly days: readonly number[];
  /** Mean sessions in each of the 24 hours of such a day, in UTC. */
  readonly sessionsPerHour: readonly number[];
  /** Scheduled sessions start at the top of the hour; the others come by chance. */
  readonly scheduled: boolean;
  readonly callsPerSession: LogNormalLaw;
  /** Mean seconds between the calls of a session. */
  readonly gapS: number;
}

export interface TokenLaws {
  readonly input: LogNormalLaw;
  /** Each later call of a session adds this share of the first input, for at most 12 calls. */
  readonly growthPerCall: number;
  readonly output: LogNormalLaw;
  /** A response that reaches this many output tokens is cut off there. */
  readonly maxOutput: number;
  /** Share of the output that is reasoning; `null` where the provider does not say. */
  readonly reasoningShare: number | null;
  readonly cacheHitRate: number;
  /** Share of the input that a cache hit covers. */
  readonly cachedShare: number;
}

interface TierPlan {
  /** What the client asks for; `null` where it asks for nothing. */
  readonly tier: Tier | null;
  /** What it asks for in the busy hours of a working day instead. */
  readonly peakTier: Tier | null;
  readonly retries: number;
  /** Where a call goes when its retries are used up. */
  readonly fallback: Tier | null;
}

/** Shares of the calls about which the log says less than usual. */
export interface Gaps {
  readonly servedTierUnknown: number;
  readonly cachedUnknown: number;
  readonly tokensUnknown: number;
  /** Share of the refusals with status 429 whose error body the log lost. */
  readonly causeUnknown: number;
}

/** A change that someone tried for a few hours and that the provider refused. */
interface RefusedTrial {
  readonly incident: IncidentName;
  readonly tier: Tier;
  readonly refusedAs: "tier_not_allowed" | "flex_not_supported";
}

export interface SampleWorkload {
  readonly name: string;
  readonly project: string;
  readonly apiKey: string;
  readonly models: readonly ModelShare[];
  readonly arrivals: readonly Arrivals[];
  readonly tokens: TokenLaws;
  readonly plan: TierPlan;
  /** Only streamed calls know their time to first token. */
  readonly streamed: boolean;
  /** Number of people whose calls these are; 0 where the log names none. */
  readonly users: number;
  /** First attempts a minute above which the provider begins to refuse. */
  readonly limitPerMinute: number;
  readonly gaps: Gaps;
  readonly trial: RefusedTrial | null;
}

export const NO_GAPS: Gaps = {
  servedTierUnknown: 0,
  cachedUnknown: 0,
  tokensUnknown: 0,
  causeUnknown: 0,
};
