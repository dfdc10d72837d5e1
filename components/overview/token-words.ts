import { formatTokens } from "../format/quantity.ts";

/**
 * A sum of token counts some of which may be unknown: "246K", "\u2265 246K" where some records do not say,
 * "unknown" where none does.
 */
export function tokenWords(known: number | null, unknownRecords: number): string {
  if (known === null) return "unknown";
  return unknownRecords > 0 ? `\u2265\u00a0${formatTokens(known)}` : formatTokens(known);
}

/** A request count of which some records may not tell theirs: "8,819", "\u2265 8,819". */
export function atLeast(text: string, unknownRecords: number): string {
  return unknownRecords > 0 ? `\u2265\u00a0${text}` : text;
}
