import { sql } from "drizzle-orm";
import {
  boolean,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** Pages under filters that the user gave a name; of each page at most one is what it opens with. */
export const savedViews = pgTable(
  "saved_views",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    path: text("path").notNull(),
    /** The page's parameters as they stand in its address, without "?". */
    query: text("query").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("saved_views_name").on(table.workspace, table.name),
    uniqueIndex("saved_views_default")
      .on(table.workspace, table.path)
      .where(sql`${table.isDefault}`),
  ],
);
