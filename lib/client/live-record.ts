import { cleanText } from "../formats/clean-text.ts";
import type { LiveRecord } from "../wire/live-record.ts";
import type { Asked } from "./asked.ts";
import type { ModelCall } from "./model-call.ts";
import type { Labels } from "./options.ts";
import { rateLimitOf } from "./rate-limit.ts";
import type { PolicyName } from "./seen.ts";
import type { Told } from "./told-answer.ts";

/** All that is known of one attempt when it is over. */
export interface Known {
  readonly id: string;
  readonly operationId: string | null;
  /** From 0; `null` where nothing tells, as in a batch's lines. */
  readonly attempt: number | null;
  readonly startMs: number;
  readonly latencyMs: number | null;
  readonly ttftMs: number | null;
  readonly call: ModelCall;
  readonly labels: Labels;
  readonly asked: Asked;
  readonly told: Told;
  readonly status: number | null;
  readonly headers: Headers | null;
  readonly policy: PolicyName | null;
  readonly tierInCode: string | null;
}

const REQUEST_ID = ["x-request-id", "request-id", "apim-request-id"];
const US_PER_MS = 1_000;
const MOST_TAGS = 32;
const LONGEST_TAG = 128;

const inMicroseconds = (ms: number | null): number | null =>
  ms === null ? null : Math.round(ms * US_PER_MS) / US_PER_MS;

/** The provider's own id; of an answer that is asked for again, and of one without a header, the body's. */
function requestIdOf(headers: Headers | null, told: Told): string | null {
  if (told.background && told.id !== null) return told.id;
  const named = REQUEST_ID.map((name) => headers?.get(name)).find((id) => id);
  return named ?? told.id;
}

/** The provider by its URL, else as the user names it, else by headers that only one of them answers with. */
function providerOf({ call, labels, headers }: Known): string | null {
  const named = call.provider ?? cleanText(labels.provider);
  if (named !== null) return named;
  if (headers?.has("anthropic-organization-id")) return "anthropic";
  if (headers?.has("apim-request-id")) return "azure";
  return headers?.has("openai-version") ? "openai" : null;
}

function tagsOf({ tags }: Labels): Record<string, string> | null {
  if (!tags) return null;
  const cut = (text: unknown): string => String(text).slice(0, LONGEST_TAG);
  const pairs = Object.entries(tags).slice(0, MOST_TAGS);
  return Object.fromEntries(pairs.map(([name, value]) => [cut(name), cut(value)]));
}

/** The record as it is sent: what is unknown is left out. */
export function liveRecord(known: Known): LiveRecord {
  const { told, asked, labels, headers, call } = known;
  const { errorClass, errorCode, errorType, tokens } = told;
  const record: LiveRecord = {
    id: known.id,
    time: new Date(known.startMs).toISOString(),
    requestId: requestIdOf(headers, told),
    responseId: told.id,
    operationId: known.operationId,
    attempt: known.attempt,
    provider: providerOf(known),
    endpoint: call.endpoint,
    model: told.model ?? asked.model ?? call.model,
    modelRequested: asked.model ?? call.model,
    tierRequested: asked.tier,
    tierInCode: known.tierInCode,
    tierServed: told.tierServed,
    outcome: told.outcome,
    httpStatus: known.status,
    errorClass,
    errorCode,
    errorType,
    ...tokens,
    latencyMs: inMicroseconds(known.latencyMs),
    ttftMs: inMicroseconds(known.ttftMs),
    streamed: asked.streamed,
    project: cleanText(labels.project ?? headers?.get("openai-project")),
    workload: cleanText(labels.workload) ?? told.workload,
    region: call.region,
    tags: tagsOf(labels) ?? undefined,
    policy: known.policy?.name,
    policyVersion: known.policy?.version,
    rateLimit: headers === null ? null : rateLimitOf(headers, known.startMs),
  };
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === undefined) Reflect.deleteProperty(record, name);
  }
  return record;
}
