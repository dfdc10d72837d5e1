import type { ErrorClass, Outcome, Tokens } from "../core/record.ts";

/** What a provider's headers told of its limits beside one answer. Left out where a header was. */
export interface RateLimitOnWire {
  readonly limitRequests?: number;
  readonly limitTokens?: number;
  readonly remainingRequests?: number;
  readonly remainingTokens?: number;
  readonly resetRequestsMs?: number;
  readonly resetTokensMs?: number;
  readonly retryAfterMs?: number;
}

/**
 * One HTTP attempt at a provider, as `POST /api/v1/records` takes it: the fields of a record, named as in our own
 * export, and what only a witness of the attempt knows. A field left out or `null` is unknown. Never content: no
 * prompt, no answer, no message of an error.
 */
export interface LiveRecord extends Partial<Tokens> {
  /** Made by whoever sends it and sent again unchanged: what tells the record from others that have no request id. */
  readonly id: string;
  /** When the attempt began by the sender's clock: ISO 8601 in UTC, up to six digits of fraction. */
  readonly time: string;
  /** The provider's own id: `x-request-id`, a response's or batch line's id where that is what a file would tell. */
  readonly requestId?: string | null;
  /** The id in the answer's body, such as `resp_…` or `chatcmpl-…`. */
  readonly responseId?: string | null;
  /** Shared by the attempts of one call that the caller wanted once. */
  readonly operationId?: string | null;
  /** 0 for the first attempt. */
  readonly attempt?: number | null;
  readonly provider?: string | null;
  /** As in a record: `/v1/responses`, without ids. */
  readonly endpoint?: string | null;
  /** The model that answered, else the one asked for. */
  readonly model?: string | null;
  readonly modelRequested?: string | null;
  /** What the body named that went over the wire; left out where it named none. */
  readonly tierRequested?: string | null;
  /** What the caller's own code asked for, where something between (a policy, the SDK, a proxy) may have changed it. */
  readonly tierInCode?: string | null;
  readonly tierServed?: string | null;
  /** An attempt that its caller gave up is `cancelled`; one that ran out of time is an `error` of class `timeout_client`. */
  readonly outcome?: Outcome | null;
  readonly httpStatus?: number | null;
  readonly errorClass?: ErrorClass | null;
  readonly errorCode?: string | null;
  readonly errorType?: string | null;
  readonly latencyMs?: number | null;
  readonly ttftMs?: number | null;
  readonly streamed?: boolean | null;
  readonly project?: string | null;
  readonly user?: string | null;
  readonly workload?: string | null;
  readonly region?: string | null;
  /** Labels of the user's own: at most 32, each of at most 128 characters. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The retry policy under which the attempt was made, and which of its parameters they were. */
  readonly policy?: string | null;
  readonly policyVersion?: string | null;
  readonly rateLimit?: RateLimitOnWire | null;
}

/** What only a witness of an attempt can tell: no file has it, and nothing is priced by it. */
export type AttemptDetails = Partial<
  Pick<
    LiveRecord,
    | "responseId"
    | "modelRequested"
    | "tierInCode"
    | "errorType"
    | "streamed"
    | "policy"
    | "policyVersion"
    | "rateLimit"
    | "tags"
  >
>;

/** What a client sends at once. A list of records alone and NDJSON of them are taken too. */
export interface LiveBatch {
  readonly records: readonly LiveRecord[];
  /**
   * The sender's clock when it sent, named anew at every sending: times are moved by what it is off. ISO 8601. An
   * Idempotency-Key stands for the records alone, whatever this says.
   */
  readonly sentAt?: string;
  /** Name and version of the sender: `tierscope-js/0.1.0`. */
  readonly client?: string;
  /** Records that the sender had to drop since the last batch that was taken. */
  readonly dropped?: number;
}

export type RecordFate = "inserted" | "duplicate" | "updated" | "rejected";

/** What became of the record at the same place of the batch. */
export interface RecordResult {
  readonly status: RecordFate;
  /** Of a rejected one: which field, why, and a sentence. */
  readonly field?: string | null;
  readonly code?: string;
  readonly message?: string;
  /** Of a stored one: its time is more than an hour ahead, and nothing told how far the sender's clock is off. */
  readonly flag?: "in-future";
}

/** The answer to a batch, given after the commit: received = inserted + duplicate + updated + rejected. */
export interface LiveBatchOutcome {
  readonly received: number;
  readonly inserted: number;
  readonly duplicate: number;
  readonly updated: number;
  readonly rejected: number;
  /** Names of fields that are not read, each once: what a misspelt one held is not stored. */
  readonly ignoredFields?: readonly string[];
  /** By how much all times were moved, because the sender's clock was off by more than a second. */
  readonly clockSkewMs?: number;
  readonly results: readonly RecordResult[];
}
