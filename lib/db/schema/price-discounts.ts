import { date, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

/** What contracts of the user's take off list prices. No two of them bear on one price on one day. */
export const priceDiscounts = pgTable(
  "price_discounts",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    provider: text("provider").notNull(),
    /** Null: all models of the provider. */
    model: text("model"),
    /** Null: all tiers. */
    tier: text("tier"),
    /** Exact decimal text. */
    percent: text("percent").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** The last day; null: no end is known. */
    toDay: date("to_day", { mode: "string" }),
    note: text("note").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
