import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Grain } from "../../core/record.ts";
import type { ImportOrigin, ImportState, RejectCause } from "../import-state.ts";
import { workspaceColumn } from "./dimension-columns.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });
const count = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

export const imports = pgTable(
  "imports",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    createdAt: moment("created_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    progressedAt: moment("progressed_at"),
    finishedAt: moment("finished_at"),
    fileName: text("file_name").notNull(),
    fileSize: bigint("file_size", { mode: "number" }),
    sha256: text("sha256"),
    format: text("format").notNull(),
    /** All by which it was read, of a zip several; none until it is done. */
    formats: jsonb("formats").$type<readonly string[]>().notNull().default([]),
    grain: text("grain").$type<Grain>().notNull(),
    mapping: jsonb("mapping").$type<unknown>(),
    options: jsonb("options").$type<unknown>(),
    origin: text("origin").$type<ImportOrigin>().notNull(),
    state: text("state").$type<ImportState>().notNull(),
    stagedPath: text("staged_path"),
    received: count("received"),
    inserted: count("inserted"),
    duplicate: count("duplicate"),
    /** Stored calls of which its duplicates told what was not known before. */
    completed: count("completed"),
    rejected: count("rejected"),
    /** Rows of earlier imports that this one put out of use by telling the same buckets anew. */
    replaced: count("replaced"),
    skipped: count("skipped"),
    skips: jsonb("skips").$type<Readonly<Record<string, number>>>().notNull().default({}),
    /** What is odd about rows that were read all the same, with how many. */
    warnings: jsonb("warnings").$type<Readonly<Record<string, number>>>().notNull().default({}),
    /** All rejects by cause, also of those that are not listed. */
    rejectCauses: jsonb("reject_causes").$type<readonly RejectCause[]>().notNull().default([]),
    /** Other imports that tell of the same period in other groupings: both count. */
    overlaps: jsonb("overlaps").$type<readonly number[]>().notNull().default([]),
    /** Whether rows of it may be stored. Stays true where an import ended but its rows could not be removed yet. */
    holdsRows: boolean("holds_rows").notNull().default(false),
    bytesRead: count("bytes_read"),
    rowsDone: count("rows_done"),
    /** Where the present run began: progress per second counts from here. */
    bytesBefore: count("bytes_before"),
    rowsBefore: count("rows_before"),
    firstAt: moment("first_at"),
    lastAt: moment("last_at"),
    /** Of the records that name a time: `first_at` and `last_at` take in the stand-in of the others, to find their rows by. */
    datedFrom: moment("dated_from"),
    /** Records whose source names no time. */
    undated: count("undated"),
    /** Of a live source: records that its senders say they had to drop, and which client sent last. */
    dropped: count("dropped"),
    client: text("client"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    synthetic: boolean("synthetic").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const importRejects = pgTable(
  "import_rejects",
  {
    workspace: workspaceColumn(),
    importId: integer("import_id").notNull(),
    /** Place among the import's rejects, from 1: one line can be rejected for several values. */
    place: integer("place").notNull(),
    line: integer("line").notNull(),
    field: text("field"),
    code: text("code").notNull(),
    expected: text("expected").notNull(),
    found: text("found").notNull(),
    /** Allowed cells of the row as they arrived, so that it can be mended and imported again. */
    cells: jsonb("cells").$type<Readonly<Record<string, string>>>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.importId, table.place] })],
);

/**
 * Calls of an import that another import had brought before: undoing that one hands the call over
 * to the claimant instead of losing it.
 */
export const importClaims = pgTable(
  "import_claims",
  {
    workspace: workspaceColumn(),
    key: uuid("key").notNull(),
    importId: integer("import_id").notNull(),
    sourceLine: integer("source_line").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.key, table.importId] }),
    index("import_claims_import").on(table.workspace, table.importId),
  ],
);
