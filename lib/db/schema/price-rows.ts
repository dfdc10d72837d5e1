import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { workspaceColumn } from "./dimension-columns.ts";

const label = (name: string) => integer(name).notNull();
const rate = (name: string) => bigint(name, { mode: "number" }).notNull();
const moment = (name: string) => timestamp(name, { withTimezone: true });

/**
 * The price book written out for the names that are stored (lib/analytics/price-rows.ts), for the view `call_costs`.
 * Derived: written anew when the book or the names change. Rates are picodollars per token.
 */
export const priceRows = pgTable(
  "price_rows",
  {
    workspace: workspaceColumn(),
    provider: label("provider"),
    model: label("model"),
    tierServed: label("tier_served"),
    /** Asked for only where no served tier is known. */
    tierRequested: label("tier_requested"),
    /** Included; null: since ever. */
    fromAt: moment("from_at"),
    /** Excluded; null: for ever. */
    toAt: moment("to_at"),
    sizeFrom: bigint("size_from", { mode: "number" }).notNull(),
    sizeTo: bigint("size_to", { mode: "number" }),
    /** Null: any. */
    regions: integer("regions").array(),
    /** A digit for each hour of a week that begins as 1970 did; null: any. */
    hours: text("hours"),
    reason: text("reason"),
    pricesOutput: boolean("prices_output").notNull(),
    input: rate("input"),
    cachedInput: rate("cached_input"),
    cacheWrite: rate("cache_write"),
    cacheWrite1h: rate("cache_write_1h"),
    output: rate("output"),
  },
  (table) => [
    index("price_rows_names").on(
      table.workspace,
      table.provider,
      table.model,
      table.tierServed,
      table.tierRequested,
    ),
  ],
);

/** Causes of failure that a provider is known not to bill; `error_class` as in `calls`. Written with `price_rows`. */
export const freeCauses = pgTable(
  "free_causes",
  {
    workspace: workspaceColumn(),
    provider: label("provider"),
    errorClass: smallint("error_class").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.provider, table.errorClass] })],
);
