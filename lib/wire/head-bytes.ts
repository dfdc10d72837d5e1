/** What of a file is sent, and judged, before anything is read from it. */
export const HEAD_BYTES = 64 * 1024;
/** For JSON whose first row is longer than that. */
export const LONG_HEAD_BYTES = 1024 * 1024;
