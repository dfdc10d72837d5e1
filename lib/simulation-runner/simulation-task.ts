import type { ScenarioProblem } from "../simulation/run/check-scenario.ts";
import type { FieldProblem } from "../simulation/scenario/field-problem.ts";
import type { AppliedFilters } from "../wire/overview.ts";

/** What a thread is asked to do with the stored records that filters mean. */
export type SimulationTask =
  | {
      readonly kind: "simulate";
      readonly filters: AppliedFilters;
      readonly priceDayUs: number | null;
      /** As it came: a reader tells its defaults by being the very ones, which a copy is not. */
      readonly scenario: unknown;
    }
  | { readonly kind: "traffic"; readonly filters: AppliedFilters };

export type SimulationReply =
  /** The text of a `SimulationAnswer` or a `ScenarioTraffic`. */
  | { readonly kind: "done"; readonly json: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "refused";
      readonly code: ScenarioProblem["code"] | "scenario-invalid";
      readonly problems: readonly FieldProblem[];
    }
  | {
      readonly kind: "failed";
      readonly code: "disk-full" | "database-away";
      readonly message: string;
    };
