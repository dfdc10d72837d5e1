import { index, integer, pgTable, smallint } from "drizzle-orm/pg-core";
import { coarseColumns, summedColumns } from "./rollups.ts";

const fallbackColumns = () => ({
  ...summedColumns(),
  /** The tier and the cause of failure of the attempt that was made in vain. */
  askedTier: integer("asked_tier").notNull(),
  askedErrorClass: smallint("asked_error_class"),
});

/** Answered calls that an earlier attempt of their operation had asked a cheaper tier for, by the hour of the answer. */
export const fallbackRollups = pgTable("fallback_rollups", fallbackColumns(), (table) => [
  index("fallback_rollups_hour").on(table.workspace, table.hour),
]);

/** `fallback_rollups` summed again, as in `coarse_rollups`. */
export const coarseFallbacks = pgTable(
  "coarse_fallbacks",
  { ...fallbackColumns(), ...coarseColumns() },
  (table) => [
    index("coarse_fallbacks_start").on(table.workspace, table.unit, table.cut, table.startAt),
  ],
);
