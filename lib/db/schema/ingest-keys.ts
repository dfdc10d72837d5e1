import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Keys under which programs send records. The key itself is shown once and kept nowhere. */
export const ingestKeys = pgTable(
  "ingest_keys",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    /** The source that its records belong to: a row of `imports` of origin "live". */
    importId: integer("import_id").notNull(),
    name: text("name").notNull(),
    /** The key's public beginning, by which people tell keys apart. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole key: it is 256 random bits, which no slow hash need protect. */
    hash: text("hash").notNull(),
    scopes: jsonb("scopes").$type<readonly string[]>().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    /** To the minute. */
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("ingest_keys_hash").on(table.workspace, table.hash),
    unique("ingest_keys_import").on(table.workspace, table.importId),
  ],
);

/** What was answered to a batch with an Idempotency-Key, committed with the batch and kept for a day. */
export const ingestReplies = pgTable(
  "ingest_replies",
  {
    workspace: workspaceColumn(),
    keyId: integer("key_id").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    bodyHash: text("body_hash").notNull(),
    status: smallint("status").notNull(),
    /** What the answer's body is printed from. */
    outcome: jsonb("outcome").$type<unknown>().notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.keyId, table.idempotencyKey] }),
    index("ingest_replies_at").on(table.workspace, table.at),
  ],
);
