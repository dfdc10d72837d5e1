"use client";
import { useEffect, useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import type { Reliability } from "../../lib/wire/reliability.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

export interface ReliabilityAsked {
  /** `null` until it was answered once. */
  readonly found: Reliability | null;
  /** What is shown belongs to other filters: the new answer is on its way. */
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
}

/** Fallbacks by cause and durations of timeouts under the filters of the page; what is shown stays until newer is there. */
export function useReliability({ filters, round }: PageContext): ReliabilityAsked {
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.reliability : `${API.reliability}?${query}`;
  const [shown, setShown] = useState<{ path: string; found: Reliability } | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let current = true;
    requestJson<Reliability>(path).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ path, found: result.value });
    });
    return () => {
      current = false;
    };
  }, [path, round, again]);

  return {
    found: shown?.found ?? null,
    pending: shown?.path !== path && problem === null,
    problem,
    retry: () => {
      setProblem(null);
      setAgain((n) => n + 1);
    },
  };
}
