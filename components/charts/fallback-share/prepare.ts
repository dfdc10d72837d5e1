import type { AnswerData } from "../../answers/answer-data.ts";
import { prepareTierLines, type TierLinesModel } from "../kit/tier-lines.ts";

/** Operations whose last attempt asked for another tier than the first, by the tier asked for first. */
export const prepareFallbackShare = (data: AnswerData): TierLinesModel =>
  prepareTierLines(data, {
    title: "Fallbacks, by tier asked for first",
    height: 220,
    of: "operations with an id fell back to another tier",
    nothing: "No operation of this period is known to have fallen back to another tier.",
    dropsNone: true,
  });
