"use client";
import { useCallback, useEffect, useState } from "react";
import type { ImportReport, ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";

/** An import's report, asked for again when its state changes. */
export function useReport({ id, state }: Pick<ImportSummary, "id" | "state">) {
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another state or another try is another report
  useEffect(() => {
    let current = true;
    requestJson<ImportReport>(`${API.imports}/${id}`).then((answer) => {
      if (!current) return;
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) setReport(answer.value);
    });
    return () => {
      current = false;
    };
  }, [id, state, tries]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  return { report, problem, again };
}
