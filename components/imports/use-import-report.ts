"use client";
import { useEffect, useState } from "react";
import type { ImportReport, ImportState } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";

const POLL_MS = 500;

const MOVING: ReadonlySet<ImportState> = new Set(["queued", "running"]);

/** Whether an import still changes by itself. */
export const isMoving = (state: ImportState): boolean => MOVING.has(state);

/** An import's report, asked for again every half second until it is settled. */
export function useImportReport(id: number, onSettled: () => void) {
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;

    async function ask(): Promise<void> {
      const answer = await requestJson<ImportReport>(`${API.imports}/${id}`);
      if (!current) return;
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) {
        setReport(answer.value);
        if (!isMoving(answer.value.state)) {
          onSettled();
          return;
        }
      }
      timer = setTimeout(ask, POLL_MS);
    }

    ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, onSettled]);

  return { report, problem };
}
