/**
 * `failed`, `cancelled` and `undone` imports have left no rows (but for `holdsRows`); an interrupted one
 * goes on by itself where its file is staged, a paused one when it is told to.
 */
export const IMPORT_STATES = [
  "queued",
  "running",
  "interrupted",
  "paused",
  "done",
  "failed",
  "cancelled",
  "undone",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** `live`: what programs send under one ingest key. It is `done` from the start and grows until its key is revoked. */
export type ImportOrigin = "upload" | "cli" | "sample" | "live";

/** What a live source has in place of a file's format. */
export const LIVE_FORMAT = "live";

/** How many rows were rejected for one reason. */
export interface RejectCause {
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  readonly rows: number;
}
