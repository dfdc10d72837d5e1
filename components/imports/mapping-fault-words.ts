import type { MappingFault } from "../../lib/formats/format.ts";
import { fieldLabel } from "./mapping-fields.ts";

export const ORIGIN_LABEL = "Start of the clock";
export const DEFAULTS_LABEL = "Where a row does not say";

const quoted = (place: string): string => `\u201c${fieldLabel(place.split(".")[1] ?? place)}\u201d`;

function remedy([first = "", second]: readonly string[]): string {
  if (first === "time.origin") return `Fill in \u201c${ORIGIN_LABEL}\u201d.`;
  if (first.startsWith("failedWhen.")) return `Change the condition on ${quoted(first)}.`;
  if (first.startsWith("defaults.")) {
    return `Correct ${quoted(first)} under \u201c${DEFAULTS_LABEL}\u201d.`;
  }
  if (second?.startsWith("failedWhen.")) {
    return `Choose a column for ${quoted(first)}, or take the condition out.`;
  }
  if (second) return `Take one of the two out: ${quoted(first)} or ${quoted(second)}.`;
  return `Choose a column for ${quoted(first)}, or none where the file does not tell.`;
}

/** What is wrong with a mapping and what to do, in the words of the page. */
export const mappingFaultWords = ({ says, places }: MappingFault): string =>
  `${says} ${remedy(places)}`;
