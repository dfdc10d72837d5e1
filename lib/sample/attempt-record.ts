import type { Tokens, UsageRecord } from "../core/record.ts";

/** What the attempts of one operation share. */
export interface CallFacts {
  readonly operationId: string;
  readonly provider: string;
  readonly model: string;
  readonly endpoint: string;
  readonly project: string;
  readonly apiKey: string;
  readonly user: string | null;
  readonly workload: string;
}

export interface AttemptFacts {
  readonly startUs: number;
  readonly number: number;
  readonly requestId: string | null;
  readonly tierRequested: string | null;
}

/** How an attempt ended. */
export type EndFacts = Pick<
  UsageRecord,
  "outcome" | "httpStatus" | "errorClass" | "errorCode" | "tierServed" | "latencyMs" | "ttftMs"
> & { readonly tokens: Tokens };

export const NO_TOKENS: Tokens = {
  inputTotal: null,
  inputCached: null,
  inputCacheWrite: null,
  inputCacheWrite1h: null,
  outputTotal: null,
  reasoning: null,
};

/** One attempt as a record. Every field is written out: spreading three objects takes ten times as long. */
export function attemptRecord(call: CallFacts, attempt: AttemptFacts, end: EndFacts): UsageRecord {
  const { tokens } = end;
  return {
    grain: "call",
    startUs: attempt.startUs,
    endUs: null,
    requests: 1,
    requestId: attempt.requestId,
    operationId: call.operationId,
    attempt: attempt.number,
    provider: call.provider,
    model: call.model,
    tierRequested: attempt.tierRequested,
    tierServed: end.tierServed,
    outcome: end.outcome,
    httpStatus: end.httpStatus,
    errorClass: end.errorClass,
    errorCode: end.errorCode,
    inputTotal: tokens.inputTotal,
    inputCached: tokens.inputCached,
    inputCacheWrite: tokens.inputCacheWrite,
    inputCacheWrite1h: tokens.inputCacheWrite1h,
    outputTotal: tokens.outputTotal,
    reasoning: tokens.reasoning,
    latencyMs: end.latencyMs,
    ttftMs: end.ttftMs,
    project: call.project,
    apiKey: call.apiKey,
    user: call.user,
    endpoint: call.endpoint,
    workload: call.workload,
    region: null,
  };
}
