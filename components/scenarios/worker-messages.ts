import type { Result } from "../../lib/core/result.ts";
import type { ComparedTier } from "../../lib/core/tier.ts";
import type { CandidateFigures } from "../../lib/simulation/assignment/candidate-figures.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import type { MatchedNames } from "../../lib/simulation/scenario/match-workload.ts";
import type { Effort, Evaluation } from "./evaluate.ts";
import type { Forecasts } from "./forecast-weeks.ts";

/** Policies that are tried for the rows of a scenario file, some of which stay as they are. */
export interface AssignmentAsk {
  readonly file: unknown;
  readonly kept: readonly boolean[];
}

export type WorkerQuestion =
  /** The JSON of a `ScenarioTraffic`, as it came from the server. */
  | { readonly kind: "load"; readonly bytes: ArrayBuffer }
  | {
      readonly kind: "ask";
      readonly id: number;
      readonly file: unknown;
      readonly effort: Effort;
      readonly soldAt?: readonly ComparedTier[];
    }
  | {
      readonly kind: "assign";
      readonly id: number;
      readonly ask: AssignmentAsk;
      readonly effort: Effort;
    };

/** What the page tells of the records before any scenario. */
export interface LoadedTraffic {
  readonly met: readonly { readonly names: MatchedNames; readonly records: number }[];
  readonly records: number;
  readonly leftOut: number;
  /** How weeks at flex were foreseen by the weeks before them. */
  readonly forecasts: Forecasts;
}

export type EvaluationResult = Result<Evaluation, readonly FieldProblem[]>;

export type CandidateResult = Result<CandidateFigures, readonly FieldProblem[]>;

export type WorkerAnswer =
  | { readonly kind: "loaded"; readonly traffic: LoadedTraffic }
  | {
      readonly kind: "evaluated";
      readonly id: number;
      readonly effort: Effort;
      readonly result: EvaluationResult;
      readonly ms: number;
    }
  | { readonly kind: "assigned"; readonly id: number; readonly result: CandidateResult };
