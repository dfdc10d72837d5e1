import { integer, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** Scenario files that the user gave a name, each with the filters under which it was saved. */
export const savedScenarios = pgTable(
  "saved_scenarios",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    /** JSON as text: the order of its names is kept, so that a link of it is the same to the letter. */
    file: text("file").notNull(),
    query: text("query").notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("saved_scenarios_name").on(table.workspace, table.name),
  ],
);
