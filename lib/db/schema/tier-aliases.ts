import { pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** Tier words of the user's own, each priced as a tier that the price list knows. */
export const tierAliases = pgTable(
  "tier_aliases",
  {
    workspace: workspaceColumn(),
    /** Empty: records that name no tier. */
    name: text("name").notNull(),
    tier: text("tier").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
);
