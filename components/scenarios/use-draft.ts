"use client";
import { useEffect, useState } from "react";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { type Draft, draftText, readDraft, SCENARIO, TODAY } from "./scenario-file.ts";

/** The address follows an edit after so long without another: a drag is one step back, not a hundred. */
const SETTLE_MS = 400;

export interface Drafting {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  /** The address names a scenario that cannot be read. */
  readonly isWrong: boolean;
}

/** The scenario of the page: edits count at once, and the address holds them so that a link is the same scenario. */
export function useDraft(): Drafting {
  const [said, setSaid] = usePageParameter(SCENARIO);
  const [of, setOf] = useState(said);
  const [draft, setDraft] = useState(() => readDraft(said) ?? TODAY);
  if (of !== said) {
    setOf(said);
    // What the address says is usually our own edit, come back.
    if (said !== draftText(draft)) setDraft(readDraft(said) ?? TODAY);
  }
  const text = draftText(draft);
  const isWrong = readDraft(said) === null;

  useEffect(() => {
    if (text === said || (isWrong && text === null)) return;
    const timer = setTimeout(() => setSaid(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, said, isWrong, setSaid]);

  return { draft, change: setDraft, isWrong };
}
