import type { RowWarning } from "../formats/format.ts";

/** What is odd about rows that were read all the same. */
export const WARNING_WORDS: Readonly<Record<RowWarning, string>> = {
  "total-differs": "the source's own total of tokens is not the sum of its input and output",
};
