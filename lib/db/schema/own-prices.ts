import {
  boolean,
  date,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { ContextBand } from "../../pricing/types.ts";
import { workspaceColumn } from "./dimension-columns.ts";

/** Prices that the user added, each for one model, one tier and from one day on. */
export const ownPrices = pgTable(
  "own_prices",
  {
    workspace: workspaceColumn(),
    id: integer("id").notNull().generatedAlwaysAsIdentity(),
    /** Null: whatever provider a record names. */
    provider: text("provider"),
    model: text("model").notNull(),
    tier: text("tier").notNull(),
    band: text("band").$type<ContextBand>().notNull().default("all"),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** USD per one million tokens, as entered. */
    input: text("input").notNull(),
    cachedInput: text("cached_input"),
    cacheWrite: text("cache_write"),
    cacheWrite1h: text("cache_write_1h"),
    output: text("output"),
    source: text("source").notNull(),
    /** Taken over from a price file: it may stand in place of a listed price. */
    fromFile: boolean("from_file").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique("own_prices_day")
      .on(table.workspace, table.provider, table.model, table.tier, table.band, table.fromDay)
      .nullsNotDistinct(),
  ],
);
