import type { Measure } from "./measure.ts";
import { OPERATION_MEASURES } from "./operation-measures.ts";
import { SPEED_MEASURES } from "./speed-measures.ts";
import { USAGE_MEASURES } from "./usage-measures.ts";

/** The kinds of stored sums that measures are read from. */
export type FactKind = "usage" | "operations" | "speed";

type Known = { readonly facts: FactKind } & (
  | (typeof USAGE_MEASURES)[number]
  | (typeof OPERATION_MEASURES)[number]
  | (typeof SPEED_MEASURES)[number]
);
export type MeasureId = Known["id"];

/** Everything that a question may measure, in the order in which menus offer it. */
export const MEASURES: readonly (Measure & { readonly id: MeasureId; readonly facts: FactKind })[] =
  [
    ...USAGE_MEASURES.map((measure) => ({ ...measure, facts: "usage" as const })),
    ...OPERATION_MEASURES.map((measure) => ({ ...measure, facts: "operations" as const })),
    ...SPEED_MEASURES.map((measure) => ({ ...measure, facts: "speed" as const })),
  ];
