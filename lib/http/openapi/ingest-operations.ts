import { json, type Operation } from "./operation.ts";

const KEY_PROBLEMS = [
  ...["key-missing", "key-wrong", "key-revoked", "key-expired", "scope-missing"],
] as const;
const BODY_PROBLEMS = [
  "too-large",
  "wrong-encoding",
  "wrong-type",
  "bad-gzip",
  "cut-short",
  "too-slow",
] as const;
const LATER = ["rate-limited", "too-many-at-once", "writes-held", "no-room", "draining"] as const;

const PACKED = { "Content-Encoding": "gzip, or nothing." };
const protobuf = (words: string) => ({ type: "application/x-protobuf", words });

/** What programs ask: to store records and traces, and what they have to keep to. */
export const INGEST_OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/records",
    method: "post",
    summary: "Store records; answered once they are on disk, with a result for each",
    needsKey: true,
    headers: {
      ...PACKED,
      "Idempotency-Key":
        "Names the batch for a day: sent again, it gets the same answer; other records under it are refused.",
    },
    request: {
      "application/json": "LiveBatch",
      "application/x-ndjson": {
        type: "application/x-ndjson",
        words: "One LiveRecord in each line.",
      },
    },
    answer: "LiveBatchOutcome",
    problems: [
      ...KEY_PROBLEMS,
      ...BODY_PROBLEMS,
      ...(["bad-request", "not-json", "not-utf8", "not-a-batch", "too-deep"] as const),
      "too-many-records",
      ...(["all-rejected", "batch-in-flight", "idempotency-mismatch", "key-ended"] as const),
      ...LATER,
    ],
  },
  {
    path: "/v1/traces",
    method: "post",
    summary:
      "Store model calls of OpenTelemetry traces, by OTLP/HTTP; refusals are google.rpc.Status",
    needsKey: true,
    headers: PACKED,
    request: {
      "application/json": json("ExportTraceServiceRequest of OTLP 1.9"),
      "application/x-protobuf": protobuf("ExportTraceServiceRequest of OTLP 1.9"),
    },
    answer: json("ExportTraceServiceResponse, with partialSuccess where spans were rejected"),
    problems: [
      ...[...KEY_PROBLEMS, ...BODY_PROBLEMS],
      ...(["not-otlp", "not-utf8", "too-deep", "too-many-records", "key-ended"] as const),
      ...LATER,
    ],
  },
  {
    path: "/api/v1/live",
    method: "get",
    summary: "What lands, as it lands: attempts and the figures of the last quarter of an hour",
    query: {
      "model, tier, project, …": "The lists of the pages' filters, each with ! to leave out.",
      after: "The id of the last event that is known.",
    },
    headers: { "Last-Event-ID": "The same, as browsers send it." },
    answer: {
      type: "text/event-stream",
      words: "Events all, landed, figures, missed and leaving: LiveEvents of lib/wire/live.ts.",
    },
    problems: ["bad-request", "too-many-at-once", "draining"],
  },
  {
    path: "/api/limits",
    method: "get",
    summary: "What programs that send have to keep to",
    answer: json("INGEST_LIMITS: sizes in bytes, rates by the second"),
  },
  {
    path: "/api/v1/keys",
    method: "get",
    summary: "List ingest keys with what came in under each",
    answer: json("IngestKey[]"),
  },
  {
    path: "/api/v1/keys",
    method: "post",
    summary: "Make an ingest key; it is told this once",
    request: { "application/json": "NewIngestKey" },
    answer: "MadeIngestKey",
    status: 201,
    problems: ["bad-request", "key-name-invalid", "key-limit"],
  },
  {
    path: "/api/v1/keys",
    method: "delete",
    summary: "Revoke an ingest key",
    query: { id: "Which.", records: "1: take away what came in under it, too." },
    answer: "IngestKey",
    problems: ["key-unknown"],
  },
  {
    path: "/api/v1/openapi.json",
    method: "get",
    summary: "This document",
    answer: json("OpenAPI 3.1"),
  },
];
