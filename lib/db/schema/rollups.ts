import {
  bigint,
  boolean,
  index,
  pgTable,
  primaryKey,
  smallint,
  timestamp,
} from "drizzle-orm/pg-core";
import { outcomeColumns, rollupDimensionColumns, workspaceColumn } from "./dimension-columns.ts";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull();

/**
 * Facts summed per hour and per everything that decides a price or can be filtered by. Derived:
 * dirty hours are rebuilt from `calls` and `buckets`. Unknown counts add nothing and set their flag.
 */
export const rollups = pgTable(
  "rollups",
  {
    workspace: workspaceColumn(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    records: sum("records"),
    requests: sum("requests"),
    requestsUnknown: sum("requests_unknown"),
    inputTotal: sum("input_total"),
    inputCached: sum("input_cached"),
    inputCacheWrite: sum("input_cache_write"),
    inputCacheWrite1h: sum("input_cache_write_1h"),
    outputTotal: sum("output_total"),
    reasoning: sum("reasoning"),
    ...rollupDimensionColumns(),
    /** 0 calls, 1 buckets. */
    grain: smallint("grain").notNull(),
    /** Made up by the built-in sample: never summed with records of the user's own. */
    synthetic: boolean("synthetic").notNull().default(false),
    ...outcomeColumns(),
    /** What of the counts decides a price beside their sums: see token-flags.ts. */
    tokenFlags: smallint("token_flags").notNull(),
    /** How many input-size boundaries the record's input total has reached; 0 where it is unknown. */
    sizeClass: smallint("size_class").notNull(),
  },
  (table) => [index("rollups_hour").on(table.workspace, table.hour)],
);

/**
 * Hours whose roll-ups are older than their facts. Every write adds rows of its own, so that a
 * rebuild never removes the mark of rows that it did not see.
 */
export const dirtyHours = pgTable(
  "dirty_hours",
  {
    workspace: workspaceColumn(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    mark: bigint("mark", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.hour, table.mark] })],
);
