import { matchWords } from "./match-choices.ts";
import { type Draft, presetOf } from "./scenario-file.ts";

/** What a scenario does, in words: its policies, and which requests they take. */
export const scenarioTitle = ({ workloads }: Draft): string =>
  workloads
    .map(({ match, policy }) => {
      const policyName = presetOf(policy)?.title ?? `edited ${String(policy.kind)}`;
      return Object.keys(match).length === 0 ? policyName : `${matchWords(match)}: ${policyName}`;
    })
    .join("; ");
