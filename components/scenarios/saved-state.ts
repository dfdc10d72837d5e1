import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { sortedQuery } from "../filters/filter-query.ts";
import { savedDraft } from "./scenario-address.ts";
import { type Draft, draftText } from "./scenario-file.ts";

/** How the scenario in sight stands to the one that was saved under its name. */
export type SavedState =
  /** Nothing to save: today's behaviour without a name. */
  | { readonly kind: "today" }
  | { readonly kind: "unsaved"; readonly name: string }
  | {
      readonly kind: "saved" | "changed";
      readonly saved: SavedScenario;
      /** It was saved under other filters than those in sight. */
      readonly isOtherRecords: boolean;
    };

export const nameOf = ({ name }: Draft): string => (typeof name === "string" ? name.trim() : "");

/** Two texts of filters mean the same, in whatever order they stand. */
const isSameQuery = (one: string, other: string): boolean =>
  sortedQuery(new URLSearchParams(one)) === sortedQuery(new URLSearchParams(other));

/** A scenario is told by its name: what was saved under it, and whether the one in sight is still that. */
export function savedStateOf(
  draft: Draft,
  query: string,
  all: readonly SavedScenario[],
): SavedState {
  const name = nameOf(draft);
  const saved = name === "" ? undefined : all.find((one) => one.name === name);
  if (saved === undefined) {
    return name === "" && draftText(draft) === null ? { kind: "today" } : { kind: "unsaved", name };
  }
  const kept = savedDraft(saved);
  const isSame = kept !== null && draftText({ ...draft, name }) === draftText(kept);
  return {
    kind: isSame ? "saved" : "changed",
    ...{ saved, isOtherRecords: !isSameQuery(query, saved.query) },
  };
}

/** A name for a copy that nothing has yet: "patient (copy)", then "patient (copy 2)". */
export function copyName(name: string, all: readonly SavedScenario[]): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, "").slice(0, LONGEST_BASE);
  const taken = new Set(all.map((one) => one.name));
  const names = [`${base} (copy)`, ...all.map((_, n) => `${base} (copy ${n + 2})`)];
  return names.find((one) => !taken.has(one)) ?? `${base} (copy ${all.length + 2})`;
}

/** Room for " (copy 500)" within the hundred characters of a name. */
const LONGEST_BASE = 88;
