"use client";
import { formatUsd } from "../format/money.ts";
import { formatCounted, formatDuration } from "../format/quantity.ts";
import {
  differenceOf,
  differenceWords,
  roundedUsd,
  type Verdict,
  verdictOf,
} from "./difference-words.ts";
import type { Draft } from "./scenario-file.ts";
import type { Simulation } from "./use-simulation.ts";

/** Two digits are all that a price of delay is known to. */
const usd = (value: number): string => formatUsd(roundedUsd(value.toFixed(12), value));

/** The condition under which the change is worth it, as a sentence. */
export function VerdictWords({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict.kind) {
    case "same":
      return <>It makes no difference to what was logged.</>;
    case "always":
      return <>It takes no longer: worth it whatever an hour of delay costs you.</>;
    case "never":
      return <>It saves nothing and is no faster: not worth it.</>;
    case "untimed":
      return <>Nothing tells how long these calls take, so what waiting costs is left open.</>;
    case "unpriced":
      return <>What these requests cost today is not known.</>;
    case "below":
    case "above": {
      const { kind, usdPerHour, extraSeconds } = verdict;
      const by = formatDuration(Math.abs(extraSeconds) * 1_000);
      return (
        <>
          Worth it {kind === "below" ? "while" : "once"} an hour of delay costs you{" "}
          {kind === "below" ? "less" : "more"} than <strong>{usd(usdPerHour)} per request</strong>:
          answers come {by} {extraSeconds > 0 ? "later" : "sooner"} in the mean.
        </>
      );
    }
  }
}

/** The page's answer: what the scenario would have saved, and when that is worth it. */
export function ScenarioAnswer({
  draft,
  simulation,
}: {
  readonly draft: Draft;
  readonly simulation: Simulation;
}) {
  const { evaluation, problem, problems } = simulation;
  if (problem) return <>{problem.message}</>;
  if (evaluation === null) {
    return problems[0]?.message ?? "Reading the records\u2026";
  }
  const { answer } = evaluation.after;
  const { cost, requests } = answer;
  const today = cost.today === null ? "an unknown sum" : formatUsd(cost.today);
  if (draft.workloads.length === 0) {
    return (
      <>
        Today's behaviour: <strong>{today}</strong> for {formatCounted(requests, "request")}. Choose
        which of them follow another policy, and see what that would have made of them.
      </>
    );
  }
  const difference = differenceOf(cost);
  if (requests === 0) return <>No request of these records can be evaluated so.</>;
  const isRange = cost.interval90[0] !== cost.interval90[1];
  return (
    <>
      {difference === null ? null : (
        <>
          On this traffic the scenario <strong>{differenceWords(difference)}</strong>
          {isRange ? " (90\u00a0%)" : ""} of {today}.{" "}
        </>
      )}
      <VerdictWords verdict={verdictOf(evaluation)} />
    </>
  );
}
