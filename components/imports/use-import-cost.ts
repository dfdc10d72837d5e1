"use client";
import { useCallback, useEffect, useState } from "react";
import type { CostAdded, ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { useOwnNames } from "../own-names/own-names.tsx";

/** What an import's records cost by the price list of now; `null` until it is told, and of one that is not in. */
export function useImportCost({ id, state }: Pick<ImportSummary, "id" | "state">) {
  const [costs, setCosts] = useState<CostAdded | null>(null);
  const [tries, setTries] = useState(0);
  const { own } = useOwnNames();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try, or another name of one's own, asks anew
  useEffect(() => {
    let current = true;
    if (state !== "done") {
      setCosts(null);
      return;
    }
    requestJson<CostAdded>(`${API.imports}/${id}/cost`).then((answer) => {
      if (current && answer.ok) setCosts(answer.value);
    });
    return () => {
      current = false;
    };
  }, [id, state, tries, own]);

  const again = useCallback(() => setTries((count) => count + 1), []);
  return { costs, again };
}
