import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { BUCKET_DIGEST, COST_DIGEST } from "./bucket-digest.ts";
import {
  factDimensionColumns,
  outcomeColumns,
  tokenColumns,
  workspaceColumn,
} from "./dimension-columns.ts";

const callColumns = () => ({
  workspace: workspaceColumn(),
  key: uuid("key").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull(),
  ...tokenColumns(),
  importId: integer("import_id").notNull(),
  sourceLine: integer("source_line").notNull(),
  ...factDimensionColumns(),
  latencyMs: integer("latency_ms"),
  ttftMs: integer("ttft_ms"),
  ...outcomeColumns(),
  httpStatus: smallint("http_status"),
  attempt: smallint("attempt"),
  requestId: text("request_id"),
  operationId: text("operation_id"),
});

/** One row per call, ever: the key makes a second import of the same call a duplicate. */
export const calls = pgTable("calls", callColumns(), (table) => [
  primaryKey({ columns: [table.workspace, table.key] }),
  index("calls_at").on(table.workspace, table.at, table.key),
  /** The calls of an operation. Of a hash: ids may be 512 characters long. */
  index("calls_operation")
    .on(table.workspace, sql`hashtextextended(operation_id, 0)`)
    .where(sql`operation_id is not null`),
  /** Calls that failed for a known cause, few among many, in order of time, with what is filtered and sorted by. */
  index("calls_failed")
    .on(
      table.workspace,
      table.at,
      table.key,
      ...[table.latencyMs, table.ttftMs, table.inputTotal, table.outputTotal],
      ...[table.provider, table.model, table.tierRequested, table.tierServed],
      ...[table.project, table.apiKey, table.endpoint, table.workload],
      ...[table.outcome, table.errorClass, table.importId],
    )
    .where(sql`error_class is not null`),
  /** One call in sixteen, for samples: the key's last byte is of a hash. It holds what a sample asks for. */
  index("calls_sample")
    .on(
      table.workspace,
      table.at,
      table.key,
      ...[table.latencyMs, table.ttftMs, table.inputTotal, table.outputTotal],
      ...[table.provider, table.model, table.tierRequested, table.tierServed],
      ...[table.project, table.apiKey, table.endpoint, table.workload],
      ...[table.outcome, table.errorClass, table.importId],
    )
    .where(sql`get_byte(uuid_send(key), 15) < 16`),
]);

/**
 * What each import tells of a call, where not all tell the same: the stored call is these merged, first that of the
 * import that owns it, then the others in their order. Where all tell the same, the call itself says it, and there is
 * no row here.
 */
export const claimedCalls = pgTable("claimed_calls", callColumns(), (table) => [
  primaryKey({ columns: [table.workspace, table.key, table.importId] }),
  index("claimed_calls_import").on(table.workspace, table.importId),
]);

const periodColumns = () => ({
  workspace: workspaceColumn(),
  startAt: timestamp("start_at", { withTimezone: true }).notNull(),
  id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  endAt: timestamp("end_at", { withTimezone: true }),
  importId: integer("import_id").notNull(),
  sourceLine: integer("source_line").notNull(),
  ...factDimensionColumns(),
  /** Whether the row counts: its version is the one in force (see `bucket_versions`). */
  active: boolean("active").notNull().default(false),
});

/** Aggregate rows of exports, as each import brought them; of each digest one import's rows count. */
export const buckets = pgTable(
  "buckets",
  {
    ...periodColumns(),
    requests: bigint("requests", { mode: "number" }),
    ...tokenColumns(),
    ...outcomeColumns(),
    /** What the row's source says that it cost; for reconciliation, never for pricing. */
    reportedUsd: numeric("reported_usd"),
    /** The id that the row's source gives it, as a batch has: later tellings of it replace earlier ones. */
    ownId: text("own_id"),
    bucket: uuid("bucket").notNull().generatedAlwaysAs(BUCKET_DIGEST),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.startAt, table.id] }),
    index("buckets_bucket").on(table.workspace, table.bucket, table.importId),
    index("buckets_import").on(table.workspace, table.importId),
    index("buckets_reported")
      .on(table.workspace, table.startAt)
      .where(sql`reported_usd is not null`),
  ],
);

/** What providers say they billed. For reconciliation: never added to what is computed from tokens. */
export const reportedCosts = pgTable(
  "reported_costs",
  {
    ...periodColumns(),
    amountUsd: numeric("amount_usd").notNull(),
    bucket: uuid("bucket").notNull().generatedAlwaysAs(COST_DIGEST),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.startAt, table.id] }),
    index("reported_costs_bucket").on(table.workspace, table.bucket, table.importId),
    index("reported_costs_import").on(table.workspace, table.importId),
  ],
);

/**
 * What each finished import says about each bucket or cost digest: a hash of its rows. Of a digest's
 * contents the one that was first brought last is in force, held by the first import that brought it:
 * an older export dragged in again changes nothing, and undo restores what was there.
 */
export const bucketVersions = pgTable(
  "bucket_versions",
  {
    workspace: workspaceColumn(),
    bucket: uuid("bucket").notNull(),
    importId: integer("import_id").notNull(),
    content: uuid("content").notNull(),
    rows: integer("rows").notNull(),
    active: boolean("active").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.bucket, table.importId] }),
    index("bucket_versions_import").on(table.workspace, table.importId),
  ],
);
