"use client";
import { useEffect, useState } from "react";
import type { Audit } from "../../lib/wire/audit.ts";
import { API } from "../../lib/wire/paths.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

export interface AskedAudit {
  /** `null` until it was answered once. */
  readonly audit: Audit | null;
  /** What is shown belongs to other filters: the new answer is on its way. */
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  /** The address that answers it. */
  readonly path: string;
}

/** The audit under the filters of the page; what is shown stays until the newer answer is there. */
export function useAudit({ filters, round }: PageContext): AskedAudit {
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.audit : `${API.audit}?${query}`;
  const [shown, setShown] = useState<{ path: string; audit: Audit } | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [again, setAgain] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let current = true;
    requestJson<Audit>(path).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ path, audit: result.value });
    });
    return () => {
      current = false;
    };
  }, [path, round, again]);

  return {
    audit: shown?.audit ?? null,
    pending: shown?.path !== path && problem === null,
    problem,
    retry: () => {
      setProblem(null);
      setAgain((n) => n + 1);
    },
    path,
  };
}
