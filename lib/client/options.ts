import type { Policy } from "../retry/policy.ts";
import type { PresetId } from "../retry/preset-policies.ts";

type Fetch = typeof globalThis.fetch;

/** Labels that every record carries; those of `with` lie over those of the client. */
export interface Labels {
  /** What the calls are for: the unit in which tiers are compared. */
  readonly workload?: string;
  /** Where the provider names none. */
  readonly project?: string;
  /** At most 32, each of at most 128 characters. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Who answers, where the host of the URL does not tell, as with a proxy: `openai`, `azure`, `anthropic`, … */
  readonly provider?: string;
}

export interface TierscopeOptions extends Labels {
  /** Where Tierscope is served: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** An ingest key: `tsk_…`. */
  readonly key: string;
  /** What calls are made with; the global `fetch` where it is left out. */
  readonly fetch?: Fetch;
  /** Records kept while Tierscope is away; further ones are dropped and counted. 50,000 where it is left out. */
  readonly maxQueue?: number;
  /** Told in a sentence what is wrong, each kind once in five minutes; `console.warn` where it is left out. */
  readonly onProblem?: (sentence: string) => void;
}

/** A policy by its name, or one of your own; batches are no matter of a single call. */
export type RunnablePolicy = Exclude<PresetId, "batch"> | Exclude<Policy, { kind: "batch" }>;

/**
 * To be spread into the options of an SDK. A policy that retries turns the SDK's own retries off, and its timeout: every
 * attempt keeps the policy's.
 */
export interface SdkOptions {
  readonly fetch: Fetch;
  readonly maxRetries?: 0;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** What became of the records so far. */
export interface TierscopeStats {
  readonly recorded: number;
  readonly sent: number;
  /** For a full queue, or because Tierscope will not take them. */
  readonly dropped: number;
  readonly queued: number;
}

export interface Tierscope {
  /** Like `fetch`, and writes a record of every attempt at a model. */
  readonly fetch: Fetch;
  /** The same client with other labels. */
  with(labels: Labels): Tierscope;
  /** The same client, whose calls follow a policy. */
  withPolicy(policy: RunnablePolicy): SdkOptions;
  /** Sends what is queued; resolves when it is sent, or after the time, with what is left. Never rejects. */
  flush(timeoutMs?: number): Promise<TierscopeStats>;
  stats(): TierscopeStats;
}
