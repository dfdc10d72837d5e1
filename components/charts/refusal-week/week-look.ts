import type { WeekLook } from "./model.ts";

const STRENGTH = [0, 22, 45, 70, 100] as const;

/** The fill of a cell: the colour of capacity, stronger with every step; `null` where it is hatched or empty. */
export function weekFill(look: WeekLook): string | null {
  if (look === "few" || look === "none") return null;
  if (look === 0) return "var(--sunken)";
  return `color-mix(in oklab, var(--cause-capacity) ${STRENGTH[look]}%, var(--panel))`;
}
