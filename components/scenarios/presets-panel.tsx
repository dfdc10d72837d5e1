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

/** On requests sold at all of them, so that presets are held against each other on the same. */
const SOLD_AT = ["standard", "flex", "batch"] as const;

/** The scenario, and the same with every policy replaced by each preset. */
const exploringOf = (draft: Draft) => ({
  files: [
    draft,
    ...POLICY_PRESETS.map(({ policy }) => ({
      ...draft,
      workloads: draft.workloads.map((one) => ({ ...one, policy: policyJson(policy) })),
    })),
  ],
  soldAt: SOLD_AT,
  effort: "quick" as const,
});

const pointOf = (
  name: string,
  kind: FrontierPoint["kind"],
  { answer: { cost, latencySeconds, requests } }: Evaluated,
): FrontierPoint => ({
  ...{ name, kind, requests, cost: cost.scenario },
  p95Seconds: latencySeconds?.p95 ?? null,
});

function frontierData([current = null, ...found]: readonly (Evaluation | null)[]): FrontierData {
  const titleOf = (place: number): string => POLICY_PRESETS[place]?.title ?? "";
  const presets = found.flatMap((evaluation, place) =>
    evaluation === null ? [] : [pointOf(titleOf(place), "preset", evaluation.after)],
  );
  const without = found.flatMap((evaluation, place) => (evaluation ? [] : [titleOf(place)]));
  const own =
    current === null
      ? []
      : [
          pointOf("today", "today", current.before),
          pointOf("this scenario", "scenario", current.after),
        ];
  return { points: [...own, ...presets], without };
}

/** All presets on the requests of the scenario, by cost and waiting: evaluated when wished for. */
export function PresetsPanel({
  page,
  draft,
  simulation: { runner },
}: {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly simulation: Simulation;
}) {
  const { of, found, isRunning, start } = useExploration(runner);
  const name = JSON.stringify(draft);
  const isCurrent = of === name;
  const data = useMemo(() => (isCurrent ? frontierData(found) : null), [isCurrent, found]);
  if (data !== null && !isRunning) {
    return (
      <PanelGroup>
        <ChartFigure chart={scenarioFrontier} data={data} covers={page.covers} marks={page.marks} />
      </PanelGroup>
    );
  }
  return (
    <PanelGroup className="no-print">
      <Panel
        title="How would the presets do?"
        note="Each on the same requests (those sold at standard, flex and batch), as a preview."
        actions={
          <Button
            size="small"
            disabled={runner === null || (isRunning && isCurrent)}
            onClick={() => start(name, exploringOf(draft))}
          >
            Compare all presets
          </Button>
        }
      >
        {isRunning && isCurrent ? (
          <ProgressBar
            label="Presets evaluated"
            share={found.length / (POLICY_PRESETS.length + 1)}
          />
        ) : null}
      </Panel>
    </PanelGroup>
  );
}
