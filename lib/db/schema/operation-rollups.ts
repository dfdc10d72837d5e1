import { bigint, boolean, index, integer, pgTable, smallint, timestamp } from "drizzle-orm/pg-core";
import { rollupDimensionColumns, workspaceColumn } from "./dimension-columns.ts";
import { coarseColumns } from "./rollups.ts";

const sum = (name: string) => bigint(name, { mode: "number" }).notNull();

const operationColumns = () => {
  const { region: _, tierServed: __, ...ofFirst } = rollupDimensionColumns();
  return {
    workspace: workspaceColumn(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    operations: sum("operations"),
    attempts: sum("attempts"),
    waitedMs: sum("waited_ms"),
    waitedUnknown: sum("waited_unknown"),
    failingMs: sum("failing_ms"),
    failingUnknown: sum("failing_unknown"),
    ...ofFirst,
    synthetic: boolean("synthetic").notNull(),
    firstErrorClass: smallint("first_error_class"),
    /** These are null where a coarser sum does not tell them apart. */
    lastOutcome: smallint("last_outcome"),
    lastErrorClass: smallint("last_error_class"),
    lastTierServed: integer("last_tier_served"),
    fellBack: boolean("fell_back"),
    grouped: boolean("grouped"),
    /** Attempts of each, 10 for more. */
    attemptsEach: smallint("attempts_each"),
  };
};

/** Operations by the hour of their first attempt and by its names. */
export const operationRollups = pgTable("operation_rollups", operationColumns(), (table) => [
  index("operation_rollups_hour").on(table.workspace, table.hour),
]);

/** `operation_rollups` summed again, as in `coarse_rollups`. */
export const coarseOperations = pgTable(
  "coarse_operations",
  { ...operationColumns(), ...coarseColumns() },
  (table) => [
    index("coarse_operations_start").on(table.workspace, table.unit, table.cut, table.startAt),
  ],
);
