import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** What only a witness of an attempt told of it: rate-limit headers, the policy, tags. Nothing is summed or priced by it. */
export const callDetails = pgTable(
  "call_details",
  {
    workspace: workspaceColumn(),
    key: uuid("key").notNull(),
    /** The live source that told it, and takes it along when its records are taken back. */
    importId: integer("import_id").notNull(),
    details: jsonb("details").$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.key, table.importId] }),
    index("call_details_import").on(table.workspace, table.importId),
    /** The call of an answer's id, by which files name it. */
    index("call_details_response")
      .on(table.workspace, sql`hashtextextended(details ->> 'responseId', 0)`)
      .where(sql`details ->> 'responseId' is not null`),
    /** Calls whose code asked for a tier that no policy of ours changed. */
    index("call_details_tier_in_code")
      .on(table.workspace, sql`(details ->> 'tierInCode')`)
      .where(sql`details ->> 'tierInCode' is not null and details ->> 'policy' is null`),
  ],
);
