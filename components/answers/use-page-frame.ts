"use client";
import { useEffect, useLayoutEffect, useState } from "react";
import type { DataOrigin } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { tellStoredChange } from "../api/stored-changes.ts";

const REFRESH_MS = 3_000;

let lastSeen: string | null = null;

/** Forgets answers where the records are other than a page last saw them, whoever changed them. */
function useRecordsAsSeen({ nowUs: _, ...records }: PageFrame): void {
  const seen = JSON.stringify(records);
  useLayoutEffect(() => {
    if (lastSeen !== null && lastSeen !== seen) tellStoredChange();
    lastSeen = seen;
  }, [seen]);
}

/** The frame of the data that the address names; asked again while imports run, each time another round. */
export function usePageFrame(
  given: PageFrame,
  data: DataOrigin | null,
): { readonly frame: PageFrame; readonly round: number } {
  const [shown, setShown] = useState({ frame: given, data, round: 0 });
  const [from, setFrom] = useState(given);
  if (from !== given) {
    setFrom(given);
    setShown({ frame: given, data, round: 0 });
  }
  const isOther = shown.data !== data;
  const { runningImports, hoursBehind } = shown.frame;
  const isGrowing = runningImports > 0;
  const isBehind = hoursBehind > 0;

  useEffect(() => {
    if (!isOther && !isGrowing && !isBehind) return;
    let current = true;
    async function ask(): Promise<void> {
      if (document.hidden && !isOther) return;
      const result = await requestJson<PageFrame>(`${API.frame}${data ? `?data=${data}` : ""}`);
      if (!current || !result.ok) return;
      // Answers that wait for sums are new when they come: only records that were added need be asked for again.
      const more = isOther || isGrowing ? 1 : 0;
      setShown(({ round }) => ({ frame: result.value, data, round: round + more }));
    }
    if (isOther) ask();
    const timer = setInterval(ask, REFRESH_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [isOther, isGrowing, isBehind, data]);

  useRecordsAsSeen(shown.frame);
  return shown;
}
