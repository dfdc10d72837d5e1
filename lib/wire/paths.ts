import type { Mapping } from "../formats/mapping.ts";
import type { DryRun } from "./imports.ts";

/**
 * The API as pages use it. Errors answer `{ error: { code, message, importId? } }`.
 *
 * GET    overview?filters            → Overview
 * GET    ledger?figure=…&filters     → Ledger
 * GET    frame?data=…                → PageFrame
 * GET    query?measure=…&by=…&filters → Answer, or CSV with format=csv
 * GET    focus.csv?filters           → the costs as FOCUS 1.2 CSV by day of UTC; its headers `tierscope-…` (see focus.ts)
 *                                    count what it holds and leaves out
 * GET    calls?filters&usage=missing&sort=…&limit=…&after=…
 *                                    → CallsPage: may hold fewer calls than `limit` and have a `next` all the same
 * GET    calls/totals?filters        → CallTotals
 * GET    calls/KEY                   → CallDetail
 * GET    calls/file?format=…&filters → every call as CSV or JSON, at most a million, in order of time
 * GET    savings?filters             → SavingsBeside: eligibility, fallbacks, cache hits, abandoned calls
 * GET    reliability?filters         → Reliability: fallbacks by cause, durations of timeouts
 * GET    latency?filters             → LatencyReport: distributions, cost against latency, break-evens
 * GET    audit?filters               → Audit: findings about tiers asked for and served, how fresh sources are
 * GET    workloads?filters           → WorkloadsReport: slices of traffic with figures, rules and what the playbook says
 * POST   simulate?priceDate=…&filters  a scenario (docs/simulation.md) → SimulationAnswer, or each mistake with its field
 * GET    simulate/traffic?filters    → ScenarioTraffic: the records in groups, priced at every tier, for any scenario
 * GET    scenarios                   → SavedScenario[]: scenario files that the user gave a name, the latest first
 * POST   scenarios                   NewSavedScenario → SavedScenario[]
 * PUT    scenarios?id=…              NewSavedScenario → SavedScenario[]
 * DELETE scenarios?id=…              → SavedScenario[]
 * POST   workloads                   NewWorkload → OwnWorkload[]; with preview=1 and filters → WorkloadPreview
 * PUT    workloads?id=…              NewWorkload → OwnWorkload[]; preview as above
 * DELETE workloads?id=…              → OwnWorkload[]
 * PATCH  workloads                   { order: ids } → OwnWorkload[]
 * GET    views                       → SavedView[]: pages under filters that the user gave a name
 * POST   views                       NewSavedView → SavedView[]
 * PUT    views?id=…                  NewSavedView → SavedView[]
 * DELETE views?id=…                  → SavedView[]
 * POST   records                     LiveBatch, or its records as a list or as NDJSON, under an ingest key
 *                                    → LiveBatchOutcome, after the commit
 * GET    live?filters                → what lands, as server-sent events: `LiveEvents` by their names; `after`, or the header
 *                                    Last-Event-ID: the place to go on from. Takes lists alone: no period, no zone
 * POST   /v1/traces                  OTLP/HTTP as JSON or protobuf under an ingest key → what OTLP answers
 * GET    /api/limits                 → INGEST_LIMITS
 * GET    keys                        → IngestKey[]
 * POST   keys                        NewIngestKey → MadeIngestKey: the key itself is in this answer alone
 * DELETE keys?id=…                   revokes it → IngestKey; with records=1 takes away what came in under it, too
 * GET    prices                      → PriceCatalogue
 * GET    aliases                     → ModelAlias[], the user's own model names
 * PUT    aliases                     ModelAlias → ModelAlias[]
 * DELETE aliases?name=…              → ModelAlias[]
 * GET    own-names                   → OwnNames: all that the user added to the price list
 * PUT    tier-aliases                TierAlias → OwnNames
 * DELETE tier-aliases?name=…         → OwnNames
 * POST   own-prices                  NewOwnPrice → OwnNames
 * DELETE own-prices?id=…             → OwnNames
 * POST   discounts                   PriceDiscount → OwnNames
 * DELETE discounts?id=…              → OwnNames
 *        each of these with preview=1 → PriceEffect: what it would do to the stored records; nothing is changed
 * GET    price-file                  → the price list with the user's own prices, as a file that can be read again
 * POST   price-file                  PriceFileRequest → PriceFileProposals, or OwnNames once rows are accepted
 * POST   sample                      → ImportSummary, once the sample month is in
 * POST   preview                     multipart: `head` (first 64 KiB of the file, or up to a MiB) or `uploadId`,
 *                                    `size`? (bytes of the whole file), `format`?, `mapping`? (JSON)
 *                                    → ImportPreview | ImportRefusal
 * POST   uploads                     NewUploadRequest → UploadState, of the same file again if it broke off
 * GET    uploads                     → UploadState[] that no import has taken over
 * GET    uploads/ID                  → UploadState; HEAD tells the offset in the header `upload-offset`
 * PUT    uploads/ID                  a part of at most 8 MiB, headers `upload-offset` and `upload-sha256`
 *                                    → UploadState; 409 tells the right offset in `upload-offset`
 * PUT    uploads/ID/reading          FileReading → UploadState: keeps it with the upload until it is imported
 * DELETE uploads/ID                  takes it away
 * POST   imports/mapping             a mapping as JSON text → Mapping, or what is wrong with it
 * POST   imports/dry-run             NewImportRequest → DryRunEvent, one per line
 * POST   imports                     NewImportRequest → ImportSummary (queued), the same one if asked again
 * GET    imports?before=ID           → ImportSummary[], newest first, a hundred; `before`: older ones
 * GET    imports/ID                  → ImportReport
 * GET    imports/ID/cost             → CostAdded: what its stored records cost by the price list of now
 * DELETE imports/ID                  undo → ImportSummary
 * POST   imports/ID/cancel           takes its rows away → ImportSummary
 * POST   imports/ID/pause, …/resume  → ImportSummary
 * GET    imports/ID/undo             → UndoPreview: what undoing it would do
 * GET    imports/ID/rejects          → CSV of every listed reject
 */
export const API = {
  overview: "/api/v1/overview",
  ledger: "/api/v1/ledger",
  frame: "/api/v1/frame",
  query: "/api/v1/query",
  focus: "/api/v1/focus.csv",
  calls: "/api/v1/calls",
  savings: "/api/v1/savings",
  audit: "/api/v1/audit",
  latency: "/api/v1/latency",
  simulate: "/api/v1/simulate",
  scenarioTraffic: "/api/v1/simulate/traffic",
  scenarios: "/api/v1/scenarios",
  reliability: "/api/v1/reliability",
  workloads: "/api/v1/workloads",
  views: "/api/v1/views",
  records: "/api/v1/records",
  live: "/api/v1/live",
  keys: "/api/v1/keys",
  prices: "/api/v1/prices",
  aliases: "/api/v1/aliases",
  ownNames: "/api/v1/own-names",
  tierAliases: "/api/v1/tier-aliases",
  ownPrices: "/api/v1/own-prices",
  discounts: "/api/v1/discounts",
  priceFile: "/api/v1/price-file",
  sample: "/api/v1/sample",
  preview: "/api/v1/imports/preview",
  uploads: "/api/v1/uploads",
  imports: "/api/v1/imports",
  dryRun: "/api/v1/imports/dry-run",
  mapping: "/api/v1/imports/mapping",
} as const;

/** Where a part begins, and where the server expects the next one. */
export const UPLOAD_OFFSET_HEADER = "upload-offset";

/** SHA-256 of the part in lower-case hex. */
export const UPLOAD_HASH_HEADER = "upload-sha256";

export const UPLOAD_PART_BYTES = 8 * 2 ** 20;

export interface NewUploadRequest {
  readonly fileName: string;
  readonly bytes: number;
  readonly modifiedMs: number | null;
  /** SHA-256 of the first 64 KiB in lower-case hex: tells files of one name and size apart. */
  readonly headSha256: string | null;
}

/** The format and the mapping by which a file is read; `null`: as detected. */
export interface FileReading {
  readonly format: string | null;
  readonly mapping: Mapping | null;
}

export interface UploadState {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Bytes that are on disk; the upload is whole once they are all. */
  readonly offset: number;
  /** Imports that hold the very same file already; known once it is whole. */
  readonly earlierImports: readonly number[];
  /** As last kept with it; `null`: as detected. */
  readonly reading: FileReading | null;
}

/** Progress of a dry run line by line, at last what it found or why it could not. */
export type DryRunEvent =
  | { readonly kind: "progress"; readonly rows: number; readonly bytes: number }
  | { readonly kind: "done"; readonly dryRun: DryRun }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };

export interface NewImportRequest {
  readonly uploadId: string;
  readonly fileName: string;
  readonly format: string;
  /** A `Mapping`, where the format needs one. */
  readonly mapping: unknown;
}
