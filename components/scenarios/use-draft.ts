"use client";
import { useSettledParameter } from "../filters/use-settled-parameter.ts";
import { type Draft, draftText, readDraft, SCENARIO, TODAY } from "./scenario-file.ts";

export interface Drafting {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  /** The address names a scenario that cannot be read. */
  readonly isWrong: boolean;
}

const PARAMETER = {
  name: SCENARIO,
  read: (text: string | null) => readDraft(text) ?? TODAY,
  write: draftText,
};

/** The scenario of the page: edits count at once, and the address holds them so that a link is the same scenario. */
export function useDraft(): Drafting {
  const { value, change, said } = useSettledParameter(PARAMETER);
  return { draft: value, change, isWrong: readDraft(said) === null };
}
