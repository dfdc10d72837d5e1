import type { Answer } from "../../lib/wire/answer.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { TimeStep } from "./ask.ts";

/** What a chart of answers is prepared from. */
export interface AnswerData {
  /** In the order of the chart's questions. */
  readonly answers: readonly Answer[];
  readonly filters: AppliedFilters;
  /** How long each place of the axis `time` is. */
  readonly step: TimeStep;
  /** What reaches beyond this moment has not ended. */
  readonly nowUs: number;
}
