"use client";
import { useEffect, useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { isOver } from "./import-state-words.ts";

const LOOK_EVERY_MS = 400;

/** How many calls of the sample month are in; `null` until that is known. */
export function useSampleRows(): number | null {
  const [rows, setRows] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = async (): Promise<void> => {
      const answer = await requestJson<readonly ImportSummary[]>(API.imports);
      if (!current) return;
      const sample = answer.ok
        ? answer.value.find(({ synthetic, state }) => synthetic && !isOver(state))
        : undefined;
      if (sample) setRows(sample.counts.received);
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    void look();
    return () => {
      current = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return rows;
}
