"use client";
import { useMemo } from "react";
import type { PageContext } from "../answers/page-context.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { scenarioBreakEven } from "../charts/scenario-break-even/chart.ts";
import { Button } from "../ui/button.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { delayPoints, REFUSALS, refusalFiles, refusalPoints } from "./break-even-data.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Draft } from "./scenario-file.ts";
import { useExploration } from "./use-exploration.ts";
import type { Simulation } from "./use-simulation.ts";

interface BreakEvenPanelProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly simulation: Simulation;
}

function RefusalPanel({
  page,
  draft,
  simulation: { runner },
}: Omit<BreakEvenPanelProps, "evaluation">) {
  const { of, found, isRunning, start } = useExploration(runner);
  const name = JSON.stringify(draft);
  const isCurrent = of === name;
  const data = useMemo(() => ({ of: "refusal", points: refusalPoints(found) }) as const, [found]);
  if (isCurrent && !isRunning) {
    return (
      <ChartFigure chart={scenarioBreakEven} data={data} covers={page.covers} marks={page.marks} />
    );
  }
  return (
    <Panel
      className="no-print"
      title="How many refusals can it bear?"
      note="The scenario again at every share of refused attempts, as a preview."
      actions={
        <Button
          size="small"
          disabled={runner === null || isCurrent}
          onClick={() => start(name, { files: refusalFiles(draft), soldAt: [], effort: "quick" })}
        >
          Work it out
        </Button>
      }
    >
      {isCurrent ? (
        <ProgressBar label="Shares evaluated" share={found.length / REFUSALS.length} />
      ) : null}
    </Panel>
  );
}

/** Up to which price of delay, and up to how many refusals, a scenario saves. */
export function BreakEvenPanel({ evaluation, ...rest }: BreakEvenPanelProps) {
  const data = useMemo(
    () => ({ of: "delay", points: delayPoints(evaluation) }) as const,
    [evaluation],
  );
  const { points } = data;
  const { page, draft } = rest;
  const hasFlex = draft.workloads.some(({ policy }) => policy.kind === "flex");
  if (points.length === 0 && !hasFlex) return null;
  return (
    <PanelGroup className={points.length > 0 && hasFlex ? "lg:grid-cols-2" : undefined}>
      {points.length === 0 ? null : (
        <ChartFigure
          chart={scenarioBreakEven}
          data={data}
          covers={page.covers}
          marks={page.marks}
        />
      )}
      {hasFlex ? <RefusalPanel {...rest} /> : null}
    </PanelGroup>
  );
}
