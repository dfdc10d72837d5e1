import {
  bigint,
  boolean,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { outcomeColumns, rollupDimensionColumns, workspaceColumn } from "./dimension-columns.ts";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull();

export const summedColumns = () => ({
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
  tokenFlags: smallint("token_flags").notNull().default(0),
  /** How many input-size boundaries the record's input total has reached; 0 where it is unknown. */
  sizeClass: smallint("size_class").notNull().default(0),
});

/**
 * Facts summed per hour and per everything that decides a price or can be filtered by. Derived:
 * dirty hours are rebuilt from `calls` and `buckets`. Unknown counts add nothing and set their flag.
 */
export const rollups = pgTable("rollups", summedColumns(), (table) => [
  index("rollups_hour").on(table.workspace, table.hour),
]);

/** What a coarser sum is of: see coarse.ts. */
export const coarseColumns = () => ({
  unit: smallint("unit").notNull(),
  cut: smallint("cut").notNull(),
  startAt: timestamp("start_at", { withTimezone: true }).notNull(),
});

/**
 * `rollups` summed again, over whole days or over fewer dimensions. `hour` is the first of the hours summed: what
 * decides a price is the same in all of them.
 */
export const coarseRollups = pgTable(
  "coarse_rollups",
  { ...summedColumns(), ...coarseColumns() },
  (table) => [
    index("coarse_rollups_start").on(table.workspace, table.unit, table.cut, table.startAt),
  ],
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

/** Hours whose other sums (`part`) are older than their roll-ups; as in `dirty_hours`, each mark is a row of its own. */
export const rollupMarks = pgTable(
  "rollup_marks",
  {
    workspace: workspaceColumn(),
    part: text("part").notNull(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    mark: bigint("mark", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.part, table.hour, table.mark] })],
);
