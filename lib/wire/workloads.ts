import type { Answer } from "./answer.ts";
import type { UsdText } from "./usd-text.ts";

/** Names per field, exact or beginnings that end in `*`; see `WorkloadMatch`. `workload` is the source's own word. */
export type MatchNames = Readonly<
  Partial<Record<"project" | "apiKey" | "endpoint" | "model" | "workload", readonly string[]>>
>;

/** What a user says of a workload. */
export interface NewWorkload {
  readonly name: string;
  readonly match: MatchNames;
  /** Within how many seconds its work must be done; `null`: not said. */
  readonly deadlineSeconds: number | null;
  /** What an hour of waiting costs, as decimal USD; `null`: not said. */
  readonly delayValueUsdPerHour: UsdText | null;
  /** Answers to the playbook's questions, by question. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A workload that a rule of the user's makes, the first rule first. */
export interface OwnWorkload extends NewWorkload {
  readonly id: number;
}

export type VerdictTier = "batch" | "flex" | "standard";

/** A question of the playbook with its answer, and where that comes from. */
export interface PlaybookAnswer {
  readonly question: string;
  /** `null`: neither the user nor the data says. */
  readonly answer: string | null;
  readonly from: "you" | "data" | null;
  /** In words; empty where there is no answer, or the user gave it to this very question. */
  readonly reason: string;
}

export interface Advice {
  readonly answers: readonly PlaybookAnswer[];
  /** `null`: too little is known. */
  readonly verdict: VerdictTier | null;
  /** The verdict in a sentence, or what must be answered first. */
  readonly reason: string;
  /** The question to answer first; `null` where there is a verdict. */
  readonly ask: string | null;
}

export interface WorkloadLine {
  /** `null`: records that no rule fits and whose source names no workload. */
  readonly name: string | null;
  /** Calls by hour of the week in the zone of the filters, Monday's first hour first. */
  readonly hours: readonly number[];
  readonly advice: Advice;
  /**
   * Spend minus what the same records would cost at the verdict's tier, over the period; `null` without
   * a verdict, and where it is to stay fast. */
  readonly worth: UsdText | null;
  /** The same for 30 days; `null` too where the period is shorter than a day. */
  readonly worthAMonth: UsdText | null;
}

/** Records without a workload that seem to be one. */
export interface WorkloadSuggestion {
  readonly field: "apiKey" | "project" | "endpoint" | "model";
  readonly name: string;
  /** What it could be called. */
  readonly workload: string;
  readonly calls: number;
  readonly spend: UsdText;
  /** The pattern that sets it apart, a sentence. */
  readonly reason: string;
}

export interface WorkloadsReport {
  /** By workload, largest spend first. */
  readonly figures: Answer;
  /** In the order of the rows of `figures`. */
  readonly lines: readonly WorkloadLine[];
  readonly rules: readonly OwnWorkload[];
  readonly suggestions: readonly WorkloadSuggestion[];
  /** The days that the figures rest on; `null`: none. */
  readonly days: number | null;
}

/** What a rule fits, were it kept. */
export interface WorkloadPreview {
  readonly records: number;
  readonly spend: UsdText;
  readonly unpricedRecords: number;
  /** Of these, by the workload that they belong to now, largest first; `null`: to none. */
  readonly taken: readonly {
    readonly name: string | null;
    readonly records: number;
    readonly spend: UsdText;
  }[];
  /** Records that fit the rule but belong to one that comes before it. */
  readonly kept: number;
}
