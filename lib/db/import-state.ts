/** `failed`, `cancelled` and `undone` imports have left no rows; an interrupted one can go on. */
export const IMPORT_STATES = [
  "queued",
  "running",
  "interrupted",
  "done",
  "failed",
  "cancelled",
  "undone",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type ImportOrigin = "upload" | "cli" | "sample";
