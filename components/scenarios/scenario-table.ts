import type { SimulatedWorkload, SimulationAnswer } from "../../lib/wire/simulation.ts";
import { type ChartTable, plainCell } from "../charts/kit/chart-model.ts";
import { inputWords } from "./assumption-specs.ts";
import { beforeAfterRows } from "./before-after-rows.ts";
import { stepName } from "./cost-steps.ts";
import type { Evaluation } from "./evaluate.ts";
import { matchWords } from "./match-choices.ts";
import type { Draft } from "./scenario-file.ts";
import { widthParts } from "./width-words.ts";

/** One figure on a line: what is not known stays empty. */
interface Line {
  readonly part: string;
  readonly of?: string;
  readonly figure: string;
  readonly today?: string | number | null;
  readonly scenario?: string | number | null;
  readonly low?: string | number;
  readonly high?: string | number;
  readonly basis?: string;
}

function figureLines(evaluation: Evaluation): readonly Line[] {
  const { basis, timeBasis } = evaluation.after.answer;
  return beforeAfterRows(evaluation).map(({ name, ends, isOfTime, exact: [today, scenario] }) => ({
    ...{ part: "All requests", figure: name === "Cost" ? "Cost, USD" : name, today, scenario },
    ...(ends === null ? {} : { low: ends[0], high: ends[1] }),
    basis: isOfTime ? timeBasis : basis,
  }));
}

function workloadLines(of: string, answer: SimulatedWorkload): readonly Line[] {
  const { cost, latencySeconds } = answer;
  const line = (figure: string, scenario: number | null): Line => ({
    ...{ part: "Policy by policy", of, figure, scenario },
  });
  return [
    line("Requests", answer.requests),
    {
      ...{ part: "Policy by policy", of, figure: "Cost, USD" },
      ...{ today: cost.today, scenario: cost.scenario },
      ...{ low: cost.interval90[0], high: cost.interval90[1] },
    },
    line("Fall back, share", answer.fallbackShare),
    line("Never answered, share", answer.failedShare),
    line("Attempts at flex per request", answer.attemptsPerOperation),
    line("Wait before the answering call, s", answer.waitingSeconds),
    line("Answered: half within, s", latencySeconds?.p50 ?? null),
    line("Answered: 95 of 100 within, s", latencySeconds?.p95 ?? null),
    line("Answered: 99 of 100 within, s", latencySeconds?.p99 ?? null),
    line("Miss their deadline, share", answer.missShare),
  ];
}

function certaintyLines(answer: SimulationAnswer): readonly Line[] {
  const { bracket, drivers, assumptions, unevaluable } = answer;
  const ends: readonly Line[] =
    bracket === null
      ? []
      : [
          {
            ...span(bracket.fallbackShare),
            part: "Bracket of refusals",
            figure: "Fall back, share",
          },
          { ...span(bracket.cost), part: "Bracket of refusals", figure: "Cost, USD" },
        ];
  return [
    ...widthParts(answer).map(({ name, usd, share }) => ({
      ...{ part: "What makes the interval wide", of: name, figure: "Half width, USD" },
      ...{ scenario: usd, basis: `${(100 * share).toFixed(1)} % of the squares` },
    })),
    ...drivers.map(({ name, cost }) => ({
      ...{ part: "What moves the cost", of: inputWords(name), figure: "Cost, USD", ...span(cost) },
    })),
    ...ends,
    ...assumptions.map(({ name, low, middle, high, basis, source }) => ({
      ...{ part: "Assumptions", of: source, figure: inputWords(name), scenario: middle },
      ...{ low, high, basis },
    })),
    ...unevaluable.map(({ model, tier, reason, records }) => ({
      ...{ part: "In no sum", of: `${model ?? "unknown"}, ${tier ?? "unknown"}: ${reason}` },
      ...{ figure: "Records", scenario: records },
    })),
  ];
}

const stepLines = ({ after: { answer, steps } }: Evaluation): readonly Line[] =>
  answer.cost.today === null
    ? []
    : steps.map((step) => ({
        ...{ part: "From today's cost to the scenario's", of: stepName(step) },
        ...{ figure: "Change, USD", scenario: step.usd, basis: answer.basis },
      }));

const span = <End>([low, high]: readonly [End, End]) => ({ low, high });

/** Everything that a scenario says, a figure on each line: all requests, policy by policy, and what it rests on. */
export function scenarioTable(draft: Draft, evaluation: Evaluation): ChartTable {
  const { answer } = evaluation.after;
  const nameOf = ({ workload, policy }: SimulatedWorkload): string =>
    workload === null
      ? "as today"
      : `${matchWords(draft.workloads[workload]?.match ?? {})}: ${policy ?? "as today"}`;
  const lines: readonly Line[] = [
    ...figureLines(evaluation),
    ...stepLines(evaluation),
    ...answer.workloads.flatMap((one) => workloadLines(nameOf(one), one)),
    ...certaintyLines(answer),
  ];
  const column = (label: string, numeric = false) => ({ label, numeric });
  return {
    columns: [
      ...[column("Part"), column("Of"), column("Figure"), column("Today", true)],
      ...[column("Scenario", true), column("Low, 90 %", true), column("High, 90 %", true)],
      column("Basis"),
    ],
    rows: lines.map(({ part, of, figure, today, scenario, low, high, basis }) =>
      [part, of, figure, today, scenario, low, high, basis].map((cell) =>
        plainCell(cell === undefined || cell === null ? "" : String(cell)),
      ),
    ),
  };
}
