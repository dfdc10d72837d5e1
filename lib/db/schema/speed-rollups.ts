import { bigint, boolean, index, integer, pgTable, smallint, timestamp } from "drizzle-orm/pg-core";
import { HISTOGRAM_COLUMNS } from "../histogram-columns.ts";
import { outcomeColumns, rollupDimensionColumns, workspaceColumn } from "./dimension-columns.ts";
import { coarseColumns } from "./rollups.ts";

const histogram = () =>
  Object.fromEntries(HISTOGRAM_COLUMNS.map((column) => [column, integer(column)]));

const speedColumns = () => {
  const { region: _, ...dimensions } = rollupDimensionColumns();
  return {
    workspace: workspaceColumn(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    calls: bigint("calls", { mode: "number" }).notNull(),
    /** Sum of the latencies that are known. */
    latencyMs: bigint("latency_ms", { mode: "number" }).notNull(),
    ...dimensions,
    synthetic: boolean("synthetic").notNull(),
    ...outcomeColumns(),
    /** See `outputSizeOf`; null also where sizes are not told apart. */
    outputSize: smallint("output_size"),
    ...histogram(),
  };
};

/** How long the calls of an hour took, in histograms that add up. */
export const speedRollups = pgTable("speed_rollups", speedColumns(), (table) => [
  index("speed_rollups_hour").on(table.workspace, table.hour),
]);

/** `speed_rollups` summed again, as in `coarse_rollups`; one cut tells sizes of output apart. */
export const coarseSpeed = pgTable(
  "coarse_speed",
  { ...speedColumns(), ...coarseColumns() },
  (table) => [
    index("coarse_speed_start").on(table.workspace, table.unit, table.cut, table.startAt),
  ],
);
