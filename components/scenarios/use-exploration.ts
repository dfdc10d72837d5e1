"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Evaluation } from "./evaluate.ts";
import type { Exploring, SimulationRunner } from "./simulation-runner.ts";

export interface Exploration {
  /** The scenario that was explored, as JSON text; `null` before the first time. */
  readonly of: string | null;
  /** By their places; `null` where one could not be evaluated, missing where it was not yet. */
  readonly found: readonly (Evaluation | null)[];
  readonly isRunning: boolean;
  readonly start: (of: string, exploring: Exploring) => void;
}

interface Asked {
  readonly of: string;
  readonly by: SimulationRunner;
}

/** Several scenarios, each evaluated when it is wished for, one after the other. */
export function useExploration(runner: SimulationRunner | null): Exploration {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [found, setFound] = useState<readonly (Evaluation | null)[]>([]);
  const [wanted, setWanted] = useState(0);
  const stop = useRef<(() => void) | null>(null);

  useEffect(
    () => () => {
      stop.current?.();
    },
    [],
  );

  const start = useCallback(
    (name: string, exploring: Exploring) => {
      if (runner === null) return;
      stop.current?.();
      setAsked({ of: name, by: runner });
      setFound([]);
      setWanted(exploring.files.length);
      stop.current = runner.explore(exploring, (_, result) => {
        setFound((before) => [...before, result.ok ? result.value : null]);
      });
    },
    [runner],
  );
  // What was found on other records is found no more.
  const of = asked !== null && asked.by === runner ? asked.of : null;
  return { of, found, isRunning: of !== null && found.length < wanted, start };
}
