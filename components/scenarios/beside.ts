import { type Draft, draftText, readDraft, TODAY } from "./scenario-file.ts";

/** The parameter that holds them in the address. */
export const BESIDE = "beside";

/** With the page's own, four scenarios stand side by side. */
export const MOST_BESIDE = 3;

/** The scenarios that an address puts beside its own; those that cannot be read are left out. */
export function readBeside(text: string | null): readonly Draft[] {
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_BESIDE).flatMap((one) => readDraft(JSON.stringify(one)) ?? []);
}

/** The same for an address; `null` for none. */
export function besideText(drafts: readonly Draft[]): string | null {
  if (drafts.length === 0) return null;
  return `[${drafts.map((draft) => draftText(draft) ?? "{}").join(",")}]`;
}

/** What a scenario is called: its name, else what it does. */
export function draftName({ name, workloads }: Draft, titleOf: (draft: Draft) => string): string {
  if (typeof name === "string" && name.trim() !== "") return name;
  return workloads.length === 0 ? "today" : titleOf({ ...TODAY, workloads });
}
