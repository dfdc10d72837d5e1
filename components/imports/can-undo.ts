import type { ImportSummary } from "../../lib/wire/imports.ts";
import { isOver } from "./import-state-words.ts";

/** Whether there is something to take back: an import under way is cancelled instead. */
export const canUndo = ({ state, holdsRows }: ImportSummary): boolean =>
  isOver(state) && (state === "done" || holdsRows);
