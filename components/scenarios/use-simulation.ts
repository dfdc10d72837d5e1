"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { API } from "../../lib/wire/paths.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestFile } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";
import type { Effort, Evaluation } from "./evaluate.ts";
import { SimulationRunner } from "./simulation-runner.ts";
import type { LoadedTraffic, WorkerAnswer } from "./worker-messages.ts";

export interface Simulation {
  /** `null` until the records are there. */
  readonly traffic: LoadedTraffic | null;
  /** The newest that could be evaluated; `null` before the first. */
  readonly evaluation: Evaluation | null;
  /** Of the scenario as it is now. */
  readonly problems: readonly FieldProblem[];
  /** What is shown is a preview, or belongs to the scenario before the last edit. */
  readonly isRefining: boolean;
  /** Why there are no records. */
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  /** Where several scenarios are evaluated one after the other; `null` until the records are there. */
  readonly runner: SimulationRunner | null;
}

interface Shown {
  readonly id: number;
  readonly effort: Effort;
  readonly evaluation: Evaluation | null;
  readonly problems: readonly FieldProblem[];
}

const NOTHING: Shown = { id: -1, effort: "quick", evaluation: null, problems: [] };

export const NOT_SIMULATED: Simulation = {
  ...{ traffic: null, evaluation: null, problems: [], isRefining: true, problem: null },
  ...{ retry: () => undefined, runner: null },
};

const NO_WORKER: RequestProblem = {
  code: "worker-broken",
  message:
    "The browser ended the part of the page that simulates. Narrow the period, or reload the page.",
};

/** The newer answer of both; what could not be evaluated keeps the figures of what could. */
function newer(shown: Shown, answer: Extract<WorkerAnswer, { kind: "evaluated" }>): Shown {
  const { id, effort, result } = answer;
  const isOlder = id < shown.id || (id === shown.id && shown.effort === "full");
  if (isOlder) return shown;
  return result.ok
    ? { id, effort, evaluation: result.value, problems: [] }
    : { id, effort: "full", evaluation: shown.evaluation, problems: result.error };
}

/** Evaluates a scenario on the records of the page, live: a preview at once, the full answer a little later. */
export function useSimulation({ filters, round }: PageContext, file: unknown): Simulation {
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.scenarioTraffic : `${API.scenarioTraffic}?${query}`;
  const [traffic, setTraffic] = useState<LoadedTraffic | null>(null);
  const [shown, setShown] = useState(NOTHING);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);
  const [runner, setRunner] = useState<SimulationRunner | null>(null);
  const asked = useRef(0);
  const [askedId, setAskedId] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let made: SimulationRunner | null = null;
    let isCurrent = true;
    requestFile(path).then(async (got) => {
      const bytes = got.ok ? await got.value.content.arrayBuffer() : null;
      if (!isCurrent) return;
      setProblem(got.ok ? null : got.error);
      if (bytes === null) return;
      made = new SimulationRunner(bytes, {
        onBroken: () => setProblem(NO_WORKER),
        onAnswer: (answer) => {
          if (answer.kind === "loaded") setTraffic(answer.traffic);
          else if (answer.kind === "evaluated") setShown((before) => newer(before, answer));
        },
      });
      setRunner(made);
    });
    return () => {
      isCurrent = false;
      made?.end();
      setRunner(null);
    };
  }, [path, round, again]);

  const text = JSON.stringify(file);
  useEffect(() => {
    if (runner === null) return;
    asked.current += 1;
    setAskedId(asked.current);
    runner.ask({ id: asked.current, file: JSON.parse(text) });
  }, [runner, text]);

  const retry = useCallback(() => {
    setProblem(null);
    setAgain((n) => n + 1);
  }, []);
  const isSettled = runner !== null && shown.id === askedId && shown.effort === "full";
  const isOfNow = shown.id === askedId;
  return useMemo(
    (): Simulation => ({
      traffic,
      ...{ evaluation: shown.evaluation, problems: isOfNow ? shown.problems : [] },
      ...{ isRefining: problem === null && !isSettled, problem, retry, runner },
    }),
    [traffic, shown, isOfNow, isSettled, problem, retry, runner],
  );
}
