import { jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** `rollup-boundaries`: the input-size boundaries for which the roll-ups hold. */
export const settings = pgTable(
  "settings",
  {
    workspace: workspaceColumn(),
    name: text("name").notNull(),
    value: jsonb("value").$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
);

/** The mapping last used for files with the same columns. */
export const savedMappings = pgTable(
  "saved_mappings",
  {
    workspace: workspaceColumn(),
    fingerprint: text("fingerprint").notNull(),
    mapping: jsonb("mapping").$type<unknown>().notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.fingerprint] })],
);
