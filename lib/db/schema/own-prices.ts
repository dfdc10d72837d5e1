import { date, integer, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** Prices that the user entered, each for one model, one tier and from one day on. */
export const ownPrices = pgTable(
  "own_prices",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    /** Null: whatever provider a record names. */
    provider: text("provider"),
    model: text("model").notNull(),
    tier: text("tier").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** USD per one million tokens, as entered. */
    input: text("input").notNull(),
    cachedInput: text("cached_input"),
    output: text("output"),
    source: text("source").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("own_prices_day")
      .on(table.workspace, table.provider, table.model, table.tier, table.fromDay)
      .nullsNotDistinct(),
  ],
);
