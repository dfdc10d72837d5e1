import { pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** Model names of the user's own, each priced as a model of the catalogue. */
export const modelAliases = pgTable(
  "model_aliases",
  {
    workspace: workspaceColumn(),
    name: text("name").notNull(),
    provider: text("provider").notNull(),
    model: text("model").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
);
