import { z } from "zod";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import { KEY_SCOPES } from "../../wire/ingest-keys.ts";
import { INGEST_LIMITS } from "../../wire/ingest-limits.ts";

const { batch, record } = INGEST_LIMITS;
const text = (words: string) => z.string().nullable().optional().describe(words);
const tokens = (words: string) => z.int().min(0).nullable().optional().describe(words);
const ms = (words: string) => z.number().min(0).nullable().optional().describe(words);
const count = () => z.int().min(0);

const RateLimit = z
  .object({
    limitRequests: z.number(),
    limitTokens: z.number(),
    remainingRequests: z.number(),
    remainingTokens: z.number(),
    resetRequestsMs: z.number(),
    resetTokensMs: z.number(),
    retryAfterMs: z.number(),
  })
  .partial()
  .describe("What the answer's headers told of limits.");

const LiveRecord = z
  .object({
    id: z
      .string()
      .optional()
      .describe(
        "Made by the sender and sent again unchanged; it is the identity without requestId.",
      ),
    time: z.iso
      .datetime({ offset: true })
      .describe("When the attempt began, by the sender's clock."),
    requestId: text("The provider's own id: with provider and attempt, the record's identity."),
    responseId: text("The id in the answer's body."),
    operationId: text("Shared by the attempts of one call that the caller wanted once."),
    attempt: tokens("0 for the first attempt."),
    provider: text("Such as openai."),
    endpoint: text("Such as /v1/responses, without ids."),
    model: text("The model that answered, else the one asked for."),
    modelRequested: text("The model asked for."),
    tierRequested: text("What the body named that went over the wire."),
    tierInCode: text("What the caller's own code asked for."),
    tierServed: text("What the answer says."),
    outcome: z
      .enum(OUTCOMES)
      .nullable()
      .optional()
      .describe("Left out: error where httpStatus is one of failure, else success."),
    httpStatus: z.int().min(100).max(599).nullable().optional(),
    errorClass: z
      .enum(ERROR_CLASSES)
      .nullable()
      .optional()
      .describe("Left out of an error: as errorCode, errorType and httpStatus tell."),
    errorCode: text("As the provider names it."),
    errorType: text("As the provider names it."),
    inputTotal: tokens("Input tokens, cached and cache-written ones included; null: unknown."),
    inputCached: tokens("Input tokens read from a cache."),
    inputCacheWrite: tokens("Input tokens written to a cache, those for an hour included."),
    inputCacheWrite1h: tokens("Input tokens written to a cache for an hour."),
    outputTotal: tokens("Output tokens, reasoning included; null: unknown."),
    reasoning: tokens("Reasoning tokens."),
    latencyMs: ms("From sending to the last byte."),
    ttftMs: ms("From sending to the first token."),
    streamed: z.boolean().nullable().optional(),
    project: text("Whose it was."),
    user: text("Kept as a keyed hash alone."),
    workload: text("What it was for; else the tag workload."),
    region: text("A data-residency region that prices apart."),
    tags: z
      .record(z.string().max(record.tagCharacters), z.string().max(record.tagCharacters))
      .optional()
      .describe(`At most ${record.tags}.`),
    policy: text("The retry policy under which the attempt was made."),
    policyVersion: text("Which of its parameters they were."),
    rateLimit: RateLimit.nullable().optional(),
  })
  .describe(
    `One HTTP attempt at a model. Content has no field here: any other field is left where it is, and named in the answer. At most ${record.bytes} bytes.`,
  );

const RecordResult = z.object({
  status: z.enum(["inserted", "duplicate", "updated", "rejected"]),
  field: z.string().nullable().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  flag: z.enum(["in-future"]).optional(),
});

const ProblemPlace = z.object({
  field: z.string().nullable(),
  message: z.string(),
  index: count().optional(),
  code: z.string().optional(),
});

const IngestKey = z.object({
  id: count(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  state: z.enum(["active", "expired", "revoked"]),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  importId: count(),
  counts: z.object({
    received: count(),
    inserted: count(),
    duplicate: count(),
    rejected: count(),
    skipped: count(),
  }),
  dropped: z.number().int(),
  client: z.string().nullable(),
  holdsRows: z.boolean(),
});

/** What is sent and answered where programs are at the other end; the pages' own answers are typed in lib/wire. */
export const SCHEMAS = {
  LiveRecord,
  LiveBatch: z.object({
    records: z.array(LiveRecord).max(batch.records),
    sentAt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("The sender's clock at this sending: times are moved by what it is off."),
    client: z.string().optional(),
    dropped: count().optional().describe("Records that the sender had to drop."),
  }),
  LiveBatchOutcome: z.object({
    received: count(),
    inserted: count(),
    duplicate: count(),
    updated: count().describe("Known calls of which more was told."),
    rejected: count(),
    ignoredFields: z.array(z.string()).optional(),
    clockSkewMs: z.int().optional(),
    results: z.array(RecordResult).describe("One for each record, in their order."),
  }),
  IngestKey,
  NewIngestKey: z.object({
    name: z.string().min(1).max(100),
    scopes: z.array(z.enum(KEY_SCOPES)).min(1),
    expiresInDays: z.int().min(1).max(3_650).nullable(),
  }),
  MadeIngestKey: IngestKey.extend({ key: z.string().describe("Told this once.") }),
  Problem: z.object({
    error: z.object({
      code: z.string(),
      message: z.string().describe("What was expected, what arrived, what to do."),
      importId: count().optional(),
      total: count().optional(),
      problems: z.array(ProblemPlace).optional(),
    }),
  }),
} as const;

export type SchemaName = keyof typeof SCHEMAS;
