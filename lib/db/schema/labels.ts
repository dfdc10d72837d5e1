import { integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** The dictionary of dimension names. Ids start at 1; 0 stands for unknown and has no row. */
export const labels = pgTable(
  "labels",
  {
    workspace: workspaceColumn(),
    kind: text("kind").notNull(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.kind, table.id] }),
    unique("labels_name").on(table.workspace, table.kind, table.name),
  ],
);
