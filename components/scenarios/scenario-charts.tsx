"use client";
import { useMemo } from "react";
import type { PageContext } from "../answers/page-context.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { scenarioLatency } from "../charts/scenario-latency/chart.ts";
import { scenarioSteps } from "../charts/scenario-steps/chart.ts";
import { scenarioTornado } from "../charts/scenario-tornado/chart.ts";
import { PanelGroup } from "../ui/panel.tsx";
import { inputWords } from "./assumption-specs.ts";
import { BacktestPanel } from "./backtest-panel.tsx";
import { BreakEvenPanel } from "./break-even-panel.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { policySteps, reasonSteps } from "./cost-steps.ts";
import type { Evaluated, Evaluation } from "./evaluate.ts";
import { LineKey } from "./line-key.tsx";
import { PresetsPanel } from "./presets-panel.tsx";
import type { Draft } from "./scenario-file.ts";
import type { Simulation } from "./use-simulation.ts";

interface ScenarioChartsProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly simulation: Simulation;
  readonly onChange: (draft: Draft) => void;
}

const timed = ({ curve, answer: { latencySeconds, spread } }: Evaluated) =>
  curve &&
  latencySeconds && {
    ...{ ...curve, p95Seconds: latencySeconds.p95 },
    p95Span: spread?.latencySeconds?.p95 ?? null,
  };

/** The scenario in pictures: its cost step by step, when answers come, and what moves the cost. */
export function ScenarioCharts({
  page,
  draft,
  evaluation,
  simulation,
  onChange,
}: ScenarioChartsProps) {
  const steps = useMemo(
    () => [reasonSteps(evaluation), policySteps(draft, evaluation)].filter((one) => one !== null),
    [draft, evaluation],
  );
  const curves = useMemo(
    () => ({ before: timed(evaluation.before), after: timed(evaluation.after) }),
    [evaluation],
  );
  const inputs = useMemo(
    () => ({
      inputs: evaluation.after.answer.drivers.map(({ name, cost }) => ({
        ...{ name: inputWords(name), cost },
      })),
    }),
    [evaluation],
  );
  const { covers, marks } = page;
  const hasFlex = draft.workloads.some(({ policy }) => policy.kind === "flex");
  return (
    <>
      <PanelGroup>
        {steps.map((data) => (
          <ChartFigure key={data.by} chart={scenarioSteps} {...{ data, covers, marks }} />
        ))}
        <ChartFigure
          chart={scenarioLatency}
          data={curves}
          {...{ covers, marks }}
          legend={(model) => <LineKey model={model} />}
        />
        {inputs.inputs.length === 0 ? null : (
          <ChartFigure chart={scenarioTornado} data={inputs} {...{ covers, marks }} />
        )}
      </PanelGroup>
      <BreakEvenPanel {...{ page, draft, evaluation, simulation }} />
      <ComparePanel {...{ page, draft, evaluation, simulation, onChange }} />
      <PresetsPanel {...{ page, draft, simulation }} />
      {hasFlex && simulation.traffic ? (
        <BacktestPanel page={page} forecasts={simulation.traffic.forecasts} />
      ) : null}
    </>
  );
}
