import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import {
  factDimensionColumns,
  outcomeColumns,
  tokenColumns,
  workspaceColumn,
} from "./dimension-columns.ts";

/** One row per call, ever: the key makes a second import of the same call a duplicate. */
export const calls = pgTable(
  "calls",
  {
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
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.key] }),
    index("calls_at").on(table.workspace, table.at, table.key),
  ],
);

/** Aggregate rows of exports, kept per import and never de-duplicated. */
export const buckets = pgTable(
  "buckets",
  {
    workspace: workspaceColumn(),
    startAt: timestamp("start_at", { withTimezone: true }).notNull(),
    id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    endAt: timestamp("end_at", { withTimezone: true }),
    requests: bigint("requests", { mode: "number" }),
    ...tokenColumns(),
    importId: integer("import_id").notNull(),
    sourceLine: integer("source_line").notNull(),
    ...factDimensionColumns(),
    ...outcomeColumns(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.startAt, table.id] })],
);
