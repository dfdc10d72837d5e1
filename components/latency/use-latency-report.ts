"use client";
import { useEffect, useState } from "react";
import type { LatencyReport } from "../../lib/wire/latency.ts";
import { API } from "../../lib/wire/paths.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

export interface Reported {
  /** `null` until it was answered once. */
  readonly report: LatencyReport | null;
  /** What is shown belongs to other filters: the new answer is on its way. */
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  /** The address that answers it. */
  readonly path: string;
}

const running = new Map<string, ReturnType<typeof requestJson<LatencyReport>>>();

/** Parts of the page that ask the same at the same time share one request. */
function ask(path: string): ReturnType<typeof requestJson<LatencyReport>> {
  const known = running.get(path);
  if (known) return known;
  const asked = requestJson<LatencyReport>(path).finally(() => running.delete(path));
  running.set(path, asked);
  return asked;
}

/** What single calls tell of waiting, under the filters of the page; what is shown stays until the newer answer is there. */
export function useLatencyReport({ filters, round }: PageContext): Reported {
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.latency : `${API.latency}?${query}`;
  const [shown, setShown] = useState<{ path: string; report: LatencyReport } | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let current = true;
    ask(path).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ path, report: result.value });
    });
    return () => {
      current = false;
    };
  }, [path, round, again]);

  return {
    report: shown?.report ?? null,
    pending: shown?.path !== path && problem === null,
    problem,
    retry: () => {
      setProblem(null);
      setAgain((n) => n + 1);
    },
    path,
  };
}
