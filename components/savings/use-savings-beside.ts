"use client";
import { useEffect, useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import type { SavingsBeside } from "../../lib/wire/savings.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

export interface Beside {
  /** `null` until it was answered once. */
  readonly beside: SavingsBeside | null;
  /** What is shown belongs to other filters: the new answer is on its way. */
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  /** The address that answers it. */
  readonly path: string;
}

/** What lies beside the steps, under the filters of the page; what is shown stays until the newer answer is there. */
export function useSavingsBeside({ filters, round }: PageContext): Beside {
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.savings : `${API.savings}?${query}`;
  const [shown, setShown] = useState<{ path: string; beside: SavingsBeside } | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let current = true;
    requestJson<SavingsBeside>(path).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ path, beside: result.value });
    });
    return () => {
      current = false;
    };
  }, [path, round, again]);

  return {
    beside: shown?.beside ?? null,
    pending: shown?.path !== path && problem === null,
    problem,
    retry: () => {
      setProblem(null);
      setAgain((n) => n + 1);
    },
    path,
  };
}
