import type { AnswerStep } from "../../lib/simulation/run/answer-steps.ts";
import type { CostChange, StepsData } from "../charts/scenario-steps/prepare.ts";
import { differenceUsd } from "../format/money.ts";
import type { Evaluation } from "./evaluate.ts";
import { matchWords } from "./match-choices.ts";
import type { Draft } from "./scenario-file.ts";

const LOST: Readonly<Record<Exclude<AnswerStep["step"], "moved">, (step: AnswerStep) => string>> = {
  fellBack: ({ kind }) =>
    kind === "batch" ? "Expired or no room: at standard" : "Fallbacks from flex",
  cacheLost: ({ kind }) =>
    kind === "batch" ? "Batched prompts find no cache" : "Cache discount that fallbacks lose",
  abandoned: () => "Given-up calls that are billed",
  failed: () => "Never answered, so not paid",
};

/** A step in words: "Moved to flex". */
export const stepName = (step: AnswerStep): string =>
  step.step === "moved" ? `Moved to ${step.kind}` : LOST[step.step](step);

/** Why the scenario costs what it does: the move to its tiers, and what of that is lost again; `null` where today's cost is not known. */
export function reasonSteps({ after: { answer, steps } }: Evaluation): StepsData | null {
  const { todayUnknown } = answer;
  const { today, scenario } = answer.cost;
  if (today === null) return null;
  const changes = steps.map((step) => ({
    name: stepName(step),
    tier: step.step === "moved" ? step.kind : null,
    usd: step.usd,
  }));
  return { by: "reason", today, scenario, todayUnknown, steps: changes };
}

/** What each of several policies makes of the cost, in the order in which they take requests; `null` for less than two. */
export function policySteps(
  { workloads }: Draft,
  { after: { answer } }: Evaluation,
): StepsData | null {
  const { todayUnknown } = answer;
  const { today, scenario } = answer.cost;
  const steps = answer.workloads.flatMap(({ workload, policy, cost }): CostChange[] => {
    if (workload === null || cost.today === null) return [];
    const name = `${matchWords(workloads[workload]?.match ?? {})}: ${policy ?? "as today"}`;
    return [{ name, tier: policy, usd: differenceUsd(cost.scenario, cost.today) ?? "0" }];
  });
  if (today === null || steps.length < 2) return null;
  return { by: "policy", today, scenario, todayUnknown, steps };
}
