"use client";
import { useMemo } from "react";
import { POLICY_PRESETS } from "../../lib/retry/presets.ts";
import type { PageContext } from "../answers/page-context.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { scenarioFrontier } from "../charts/scenario-frontier/chart.ts";
import type { FrontierData, FrontierPoint } from "../charts/scenario-frontier/prepare.ts";
import { Button } from "../ui/button.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { Evaluated, Evaluation } from "./evaluate.ts";
import { type Draft, policyJson } from "./scenario-file.ts";
import { useExploration } from "./use-exploration.ts";
import type { Simulation } from "./use-simulation.ts";

/** The same scenario with every policy replaced by each preset. */
const presetFiles = (draft: Draft): readonly unknown[] =>
  POLICY_PRESETS.map(({ policy }) => ({
    ...draft,
    workloads: draft.workloads.map((one) => ({ ...one, policy: policyJson(policy) })),
  }));

const pointOf = (
  name: string,
  kind: FrontierPoint["kind"],
  { answer: { cost, latencySeconds, requests } }: Evaluated,
): FrontierPoint => ({
  ...{ name, kind, requests, cost: cost.scenario },
  p95Seconds: latencySeconds?.p95 ?? null,
});

function frontierData(current: Evaluation, found: readonly (Evaluation | null)[]): FrontierData {
  const presets = found.flatMap((evaluation, place) => {
    const title = POLICY_PRESETS[place]?.title ?? "";
    return evaluation === null ? [] : [pointOf(title, "preset", evaluation.after)];
  });
  const without = found.flatMap((evaluation, place) =>
    evaluation === null ? [POLICY_PRESETS[place]?.title ?? ""] : [],
  );
  return {
    points: [
      pointOf("today", "today", current.before),
      pointOf("this scenario", "scenario", current.after),
      ...presets,
    ],
    without,
  };
}

/** All presets on the requests of the scenario, by cost and waiting: evaluated when wished for. */
export function PresetsPanel({
  page,
  draft,
  simulation: { runner, evaluation },
}: {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly simulation: Simulation;
}) {
  const { of, found, isRunning, start } = useExploration(runner);
  const name = JSON.stringify(draft);
  const isCurrent = of === name;
  const data = useMemo(
    () => (evaluation && isCurrent ? frontierData(evaluation, found) : null),
    [evaluation, isCurrent, found],
  );
  if (data !== null && !isRunning) {
    return (
      <PanelGroup>
        <ChartFigure chart={scenarioFrontier} data={data} covers={page.covers} marks={page.marks} />
      </PanelGroup>
    );
  }
  return (
    <PanelGroup>
      <Panel
        title="How would the presets do?"
        note="Every preset on the same requests and assumptions, by cost and waiting, as previews."
        actions={
          <Button
            size="small"
            disabled={runner === null || (isRunning && isCurrent)}
            onClick={() => start(name, presetFiles(draft))}
          >
            Compare all presets
          </Button>
        }
      >
        {isRunning && isCurrent ? (
          <ProgressBar label="Presets evaluated" share={found.length / POLICY_PRESETS.length} />
        ) : null}
      </Panel>
    </PanelGroup>
  );
}
