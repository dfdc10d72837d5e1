import { decimalText, roundDecimal } from "../../core/decimal.ts";
import type { Policy } from "../../retry/policy.ts";
import type { UsdText } from "../../wire/usd-text.ts";
import { addSteps, COST_STEPS, type CostStep, costSteps, noSteps } from "../money/cost-steps.ts";
import type { AnswerParts, RanWorkload } from "./answer-of.ts";
import { usdOfPico } from "./money-text.ts";
import { faresOf, termsOf } from "./workload-figures.ts";

/** A step from what requests cost today to what they would in the middle of the assumptions. */
export interface AnswerStep {
  readonly step: CostStep;
  /** The tier of the policies that it comes of. */
  readonly kind: Policy["kind"];
  /** Above zero where it adds to the cost; never zero. */
  readonly usd: UsdText;
}

const KINDS = ["flex", "batch", "standard", "priority"] as const;
const PICO_DIGITS = 12;
/** Shares in doubles sum to one but for so much: less of the largest step is no step. */
const DUST = 1e-9;

/** The steps of a scenario by the tier that its policies move to, first all moves, then what is lost of them again. */
export function answerSteps({ ran, middle }: AnswerParts): readonly AnswerStep[] {
  const terms = termsOf(middle);
  const stepsOf = ({ ready, made: { run } }: RanWorkload) => {
    const { policy } = ready.workload;
    return faresOf(ready, run.classes, run.exact)
      .map(({ money, shares }) => costSteps(policy, money, shares, terms))
      .reduce(addSteps, noSteps());
  };
  const byKind = KINDS.map((kind) => ({
    kind,
    steps: ran
      .filter(({ ready }) => ready.workload.policy.kind === kind)
      .map(stepsOf)
      .reduce(addSteps, noSteps()),
  }));
  const all = COST_STEPS.flatMap((step) =>
    byKind.map(({ kind, steps }): AnswerStep => {
      const usd = decimalText(roundDecimal(usdOfPico(steps[step]), PICO_DIGITS));
      return { step, kind, usd };
    }),
  );
  const sizeOf = ({ usd }: AnswerStep): number => Math.abs(Number(usd));
  const largest = Math.max(...all.map(sizeOf));
  return all.filter((one) => sizeOf(one) > DUST * largest);
}
