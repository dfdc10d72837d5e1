import type { ErrorClass } from "../core/record.ts";
import type { CallLine } from "./calls.ts";
import type { AttemptDetails } from "./live-record.ts";
import type { UsdText } from "./usd-text.ts";

/** An attempt as it landed: the call, when it ended, and what only its witness told. */
export interface LiveAttempt extends CallLine {
  /** Its start and how long it took; its start alone where that is unknown. `null`: no time named. */
  readonly endedUs: number | null;
  /** The same tokens at standard; `null` where that cannot be told. */
  readonly atStandard: UsdText | null;
  readonly details: AttemptDetails | null;
  /** Attempts of its operation so far, whatever the filters; `null`: it names no operation. */
  readonly operationAttempts: number | null;
}

/** How long answered attempts took. */
export interface LiveLatency {
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Answers whose time is known: what both rest on. */
  readonly answers: number;
}

/** The attempts of one tier: the one served, else the one asked for. */
export interface LiveTierLine {
  readonly tier: string | null;
  readonly attempts: number;
  /** Turned away with 429, whatever the cause. */
  readonly refused: number;
  readonly latency: LiveLatency | null;
  readonly served: UsdText;
  readonly atStandard: UsdText;
  /** Attempts without a price: in neither sum. */
  readonly unpriced: number;
}

/** What happened in the last quarter of an hour, by when attempts ended. */
export interface LiveFigures {
  readonly nowUs: number;
  /** A quarter of an hour ago; later where the first record of all came later. */
  readonly fromUs: number;
  readonly attempts: number;
  readonly answered: number;
  readonly refused: number;
  /** Most attempts first. */
  readonly tiers: readonly LiveTierLine[];
  /** The 429s by cause, most first. */
  readonly causes: readonly { readonly cause: ErrorClass; readonly attempts: number }[];
  readonly latency: LiveLatency | null;
  /** Answered attempts whose time is not known. */
  readonly untimed: number;
  readonly served: UsdText;
  readonly atStandard: UsdText;
  /** At the pace of these minutes. */
  readonly servedPerHour: UsdText;
  readonly standardPerHour: UsdText;
  readonly unpriced: number;
  /** Attempts that are not sold at standard, or of which it is not known: they count there as they were served. */
  readonly keptAsServed: number;
}

/** What is there when a page begins to look. `id`: the place from which the stream goes on. */
export interface LiveSnapshot {
  readonly id: string;
  /** Whether any program ever sent a record. */
  readonly hasSources: boolean;
  /** How many records each source (by its import) brought so far, whatever the filters. */
  readonly sources: Readonly<Record<string, number>>;
  /** The latest first, by when they ended. */
  readonly attempts: readonly LiveAttempt[];
  readonly figures: LiveFigures;
}

/** What landed since the event before. */
export interface LiveLanding {
  /** Those that fit the filters, the latest first. */
  readonly attempts: readonly LiveAttempt[];
  /** More landed than are told one by one; whether these fit the filters is not looked at. */
  readonly more: number;
  /** How many records of each source (by its import) landed, whatever the filters. */
  readonly sources: Readonly<Record<string, number>>;
}

/** The events of `GET /api/v1/live`, each under its name with these data as JSON. */
export interface LiveEvents {
  /** In place of all that was told before. */
  readonly all: LiveSnapshot;
  readonly landed: LiveLanding;
  readonly figures: LiveFigures;
  /** Attempts that this reader was too slow for. */
  readonly missed: { readonly attempts: number };
  /** The server is being stopped. */
  readonly leaving: Record<string, never>;
}

export type LiveEventName = keyof LiveEvents;

/** So many attempts are listed at most. */
export const MOST_LIVE = 200;
