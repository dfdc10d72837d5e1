"use client";
import { useEffect, useState } from "react";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import type { NewWorkload, WorkloadPreview } from "../../lib/wire/workloads.ts";
import { requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";

export type PreviewState =
  | { readonly kind: "none" }
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly preview: WorkloadPreview }
  | { readonly kind: "refused"; readonly message: string };

const WAIT_MS = 350;
const NONE: PreviewState = { kind: "none" };
const ASKING: PreviewState = { kind: "asking" };

interface Asked {
  /** The workload that would change; `null`: a new one. */
  readonly id: number | null;
  readonly name: string;
  readonly match: NewWorkload["match"];
}

/** What a rule would fit, asked once it stays the same for a moment; a rule without names asks nothing. */
export function usePreview({ id, name, match }: Asked, filters: AppliedFilters): PreviewState {
  const query = filterQuery(filters);
  query.set("preview", "1");
  if (id !== null) query.set("id", String(id));
  const isEmpty = Object.keys(match).length === 0;
  const draft = { name, match, deadlineSeconds: null, delayValueUsdPerHour: null, answers: {} };
  const path = `${API.workloads}?${query}`;
  const wanted = isEmpty ? null : JSON.stringify(draft);
  const key = `${path} ${wanted}`;
  const [found, setFound] = useState<{ of: string; state: PreviewState } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await requestJson<WorkloadPreview>(path, {
        method: id === null ? "POST" : "PUT",
        headers: { "content-type": "application/json" },
        body: wanted,
        signal: control.signal,
      });
      if (control.signal.aborted) return;
      setFound({
        of: key,
        state: answer.ok
          ? { kind: "known", preview: answer.value }
          : { kind: "refused", message: answer.error.message },
      });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [path, wanted, key, id]);
  if (wanted === null) return NONE;
  return found?.of === key ? found.state : ASKING;
}
