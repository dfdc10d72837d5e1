"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ok, type Result } from "../../lib/core/result.ts";
import { API } from "../../lib/wire/paths.ts";
import type { NewWorkload, OwnWorkload, WorkloadsReport } from "../../lib/wire/workloads.ts";
import type { PageContext } from "../answers/page-context.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

/** A change of the user's workloads, as the API takes it. */
export type WorkloadChange =
  | { readonly kind: "create"; readonly workload: NewWorkload }
  | { readonly kind: "update"; readonly id: number; readonly workload: NewWorkload }
  | { readonly kind: "delete"; readonly id: number }
  | { readonly kind: "order"; readonly order: readonly number[] };

export interface WorkloadsAsked {
  readonly report: WorkloadsReport | null;
  readonly pending: boolean;
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  readonly change: (
    change: WorkloadChange,
  ) => Promise<Result<readonly OwnWorkload[], RequestProblem>>;
}

const JSON_TYPE = { "content-type": "application/json" } as const;

function send(change: WorkloadChange): Promise<Result<readonly OwnWorkload[], RequestProblem>> {
  const path = API.workloads;
  switch (change.kind) {
    case "create":
      return requestJson(path, body("POST", change.workload));
    case "update":
      return requestJson(`${path}?id=${change.id}`, body("PUT", change.workload));
    case "delete":
      return requestJson(`${path}?id=${change.id}`, { method: "DELETE" });
    case "order":
      return requestJson(path, body("PATCH", { order: change.order }));
  }
}

const body = (method: string, value: unknown): RequestInit => ({
  method,
  headers: JSON_TYPE,
  body: JSON.stringify(value),
});

const running = new Map<string, Promise<Result<WorkloadsReport, RequestProblem>>>();

/** The answer and the panels of a page ask the same at the same time: they share one request. */
function ask(path: string, key: string): Promise<Result<WorkloadsReport, RequestProblem>> {
  const known = running.get(key);
  if (known) return known;
  const asked = requestJson<WorkloadsReport>(path).finally(() => running.delete(key));
  running.set(key, asked);
  return asked;
}

/** How often the workloads were changed or asked for again on this page. */
export interface Edition {
  readonly number: number;
  readonly next: () => void;
}

/** The workloads under the filters of the page, and how to change them; what is shown stays until newer is there. */
export function useWorkloads({ filters, round }: PageContext, edition: Edition): WorkloadsAsked {
  const router = useRouter();
  const query = filterQuery(filters).toString();
  const path = query === "" ? API.workloads : `${API.workloads}?${query}`;
  const key = `${path} ${edition.number} ${round}`;
  const [shown, setShown] = useState<{ key: string; report: WorkloadsReport } | null>(null);
  const [problem, setProblem] = useState<RequestProblem | null>(null);

  useEffect(() => {
    let current = true;
    ask(path, key).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ key, report: result.value });
    });
    return () => {
      current = false;
    };
  }, [path, key]);

  const retry = () => {
    setProblem(null);
    edition.next();
  };
  return {
    report: shown?.report ?? null,
    pending: shown?.key !== key && problem === null,
    problem,
    retry,
    async change(wish) {
      const done = await send(wish);
      if (!done.ok) return done;
      retry();
      router.refresh(); // filters offer other names now
      return ok(done.value);
    },
  };
}
