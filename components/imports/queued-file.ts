import type { DryRun, ImportPreview } from "../../lib/wire/imports.ts";
import type { FileReading } from "../../lib/wire/paths.ts";
import type { RequestProblem } from "../api/request-json.ts";
import type { LookProblem } from "./look-at-file.ts";

export type Look =
  | { readonly state: "looking" }
  | { readonly state: "refused"; readonly problem: LookProblem }
  | {
      readonly state: "seen";
      readonly preview: ImportPreview;
      readonly reading: FileReading;
      /** A changed reading is being looked at. */
      readonly busy: boolean;
      readonly problem: string | null;
    };

export type Copy =
  | { readonly state: "waiting" }
  | { readonly state: "sending"; readonly sent: number; readonly stalled: string | null }
  /** Broke off in an earlier visit: the same file has to be chosen again. */
  | { readonly state: "partial"; readonly uploadId: string; readonly sent: number }
  | {
      readonly state: "whole";
      readonly uploadId: string;
      readonly earlierImports: readonly number[];
    }
  | { readonly state: "failed"; readonly problem: RequestProblem };

export type Trial =
  | { readonly state: "running"; readonly rows: number; readonly bytes: number }
  | { readonly state: "done"; readonly dryRun: DryRun }
  | { readonly state: "failed"; readonly problem: RequestProblem };

/** A file on its way in, from the drop to the import that it becomes. */
export interface QueuedFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** `null` where only the server has a copy. */
  readonly file: File | null;
  readonly look: Look;
  readonly copy: Copy;
  readonly trial: Trial | null;
  /** The user said "import": it starts as soon as the copy is whole. */
  readonly wanted: boolean;
  readonly importId: number | null;
  /** Why the import was not started. */
  readonly refusal: RequestProblem | null;
}

/** Files up to this size are tried out by themselves; larger ones on demand. */
export const TRIED_AT_ONCE_BYTES = 4 * 2 ** 20;

/** Whether the file is understood and only waits for the user's word. */
export function isReady({ look, copy, wanted, importId }: QueuedFile): boolean {
  if (look.state !== "seen" || look.busy || look.preview.mappingProblem !== null) return false;
  return !wanted && importId === null && copy.state !== "failed" && copy.state !== "partial";
}

/** Whether none of the first rows would be stored as the file is read now. */
export const allRejected = ({ rows }: ImportPreview): boolean =>
  rows.length > 0 && rows.every(({ kind }) => kind === "reject");

export const isWaiting = ({ wanted, importId }: QueuedFile): boolean =>
  !wanted && importId === null;

/** The names of the columns that a mapping can name, in any order; `null` where none is needed. */
export function columnsOf(file: QueuedFile | undefined): string | null {
  if (file?.look.state !== "seen" || !file.look.preview.needsMapping) return null;
  return JSON.stringify(file.look.preview.columns.map(({ name }) => name).sort());
}
