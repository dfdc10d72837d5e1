import type { ImportState, ImportSummary } from "../../lib/wire/imports.ts";

const TAKEN_BACK: ReadonlySet<ImportState> = new Set(["failed", "cancelled", "undone"]);

/** Whether an import had inserted rows of which none is left. */
export const isTakenBack = ({
  state,
  holdsRows,
  counts,
}: Pick<ImportSummary, "state" | "holdsRows" | "counts">): boolean =>
  TAKEN_BACK.has(state) && !holdsRows && counts.inserted > 0;
