import { integer, jsonb, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { WorkloadMatch } from "../../analytics/workload-rule.ts";
import { workspaceColumn } from "./dimension-columns.ts";

/** Named slices of traffic, by rule; of several rules that fit a record, the first in place is meant. */
export const workloads = pgTable(
  "workloads",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    name: text("name").notNull(),
    place: integer("place").notNull(),
    match: jsonb("match").$type<WorkloadMatch>().notNull(),
    deadlineSeconds: integer("deadline_seconds"),
    /** What an hour of waiting costs, as exact decimal USD. */
    delayValueUsdPerHour: text("delay_value_usd_per_hour"),
    /** What the user answers to the playbook's questions, by question. */
    answers: jsonb("answers").$type<Readonly<Record<string, string>>>().notNull().default({}),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("workloads_name").on(table.workspace, table.name),
  ],
);
