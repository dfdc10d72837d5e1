"use client";
import { useEffect, useMemo, useState } from "react";
import type { CandidateFigures } from "../../lib/simulation/assignment/candidate-figures.ts";
import {
  type AssignmentUnits,
  assignmentAsk,
  assignmentCandidates,
  type Candidate,
} from "./assignment-units.ts";
import type { Draft } from "./scenario-file.ts";
import type { SimulationRunner } from "./simulation-runner.ts";

/** What every candidate makes of every unit. */
export interface AssignmentFigures extends AssignmentUnits {
  readonly candidates: readonly Candidate[];
  /** One for each candidate; `null` where it cannot be evaluated. */
  readonly figures: readonly (CandidateFigures | null)[];
}

export interface AssignmentRun {
  /** Previews until all candidates are refined; `null` until each has one. */
  readonly found: AssignmentFigures | null;
  readonly isRefining: boolean;
  /** Of the previews. */
  readonly share: number;
  /** Why nothing can be evaluated. */
  readonly problem: string | null;
}

interface Reached {
  readonly of: string;
  readonly by: SimulationRunner;
  readonly quick: readonly (CandidateFigures | null)[];
  readonly full: readonly (CandidateFigures | null)[];
  readonly problem: string | null;
}

/** After so long without an edit candidates are evaluated. */
const SETTLE_MS = 300;

/** Evaluates all candidates for all units, again after each edit that changes what they make of them. */
export function useAssignment(
  runner: SimulationRunner | null,
  draft: Draft,
  units: AssignmentUnits | null,
): AssignmentRun {
  const [reached, setReached] = useState<Reached | null>(null);
  const candidates = useMemo(() => (units === null ? [] : assignmentCandidates(units)), [units]);
  const asked = useMemo(
    () =>
      units === null
        ? null
        : JSON.stringify(candidates.map((one) => assignmentAsk(draft, units.units, one))),
    [draft, units, candidates],
  );

  useEffect(() => {
    if (runner === null || asked === null) return;
    let stop: (() => void) | null = null;
    const timer = setTimeout(() => {
      const blank: Reached = { of: asked, by: runner, quick: [], full: [], problem: null };
      setReached(blank);
      stop = runner.assign(JSON.parse(asked), (effort, place, result) => {
        setReached((before) => {
          const at = before?.of === asked && before.by === runner ? before : blank;
          const figures = result.ok ? result.value : null;
          // Without today's figures there is nothing to hold the others against.
          const problem =
            result.ok || place > 0
              ? at.problem
              : (result.error[0]?.message ?? "Nothing was found.");
          return { ...at, problem, [effort]: [...at[effort], figures] };
        });
      });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [runner, asked]);

  return useMemo((): AssignmentRun => {
    const nothing = { found: null, isRefining: true, share: 0, problem: null };
    if (reached === null || reached.of !== asked || reached.by !== runner) return nothing;
    const { quick, full, problem } = reached;
    const wanted = candidates.length;
    const isFull = full.length === wanted;
    const figures = isFull ? full : quick.length === wanted ? quick : null;
    const found = figures && units && { ...units, candidates, figures };
    return { found, isRefining: !isFull, share: quick.length / Math.max(1, wanted), problem };
  }, [reached, asked, runner, candidates, units]);
}
