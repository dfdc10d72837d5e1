import type { Result } from "../../lib/core/result.ts";
import type { ImportPreview } from "../../lib/wire/imports.ts";
import type { FileReading, NewImportRequest, UploadState } from "../../lib/wire/paths.ts";
import type { FileSource, LookProblem } from "./look-at-file.ts";
import type { Look, QueuedFile } from "./queued-file.ts";

export const FRESH = {
  look: { state: "looking" },
  copy: { state: "waiting" },
  trial: null,
  wanted: false,
  importId: null,
  refusal: null,
} as const;

export const AS_DETECTED: FileReading = { format: null, mapping: null };

/** How the user reads a whole copy otherwise than it was detected; `null` where there is nothing to keep. */
export function readingToKeep(file: QueuedFile | undefined) {
  if (file?.look.state !== "seen" || file.copy.state !== "whole") return null;
  const { reading } = file.look;
  if (reading.format === null && reading.mapping === null) return null;
  return { uploadId: file.copy.uploadId, reading };
}

export const isRestOf = (file: File, { copy, name, size }: QueuedFile): boolean =>
  copy.state === "partial" && name === file.name && size === file.size;

/** An upload that an earlier visit left on the server. */
export function restoredUpload({
  uploadId,
  fileName: name,
  bytes: size,
  offset,
  earlierImports,
}: UploadState): QueuedFile {
  const copy =
    offset === size
      ? ({ state: "whole", uploadId, earlierImports } as const)
      : ({ state: "partial", uploadId, sent: offset } as const);
  return { ...FRESH, key: uploadId, name, size, file: null, copy };
}

/** An import that is under way. */
export const restoredImport = ([importId, name]: readonly [number, string]): QueuedFile => ({
  ...FRESH,
  key: `import-${importId}`,
  name,
  size: 0,
  file: null,
  importId,
});

export function sourceOf({ file, copy }: QueuedFile): FileSource | null {
  if (file) return file;
  return copy.state === "whole" ? { uploadId: copy.uploadId } : null;
}

export function requestOf({ name: fileName, look, copy }: QueuedFile): NewImportRequest | null {
  if (look.state !== "seen" || copy.state !== "whole") return null;
  const { format, mapping } = look.preview;
  return { uploadId: copy.uploadId, fileName, format, mapping };
}

/** What is shown until the file has been read the other way. */
export function whileRereading(
  look: Exclude<Look, { state: "looking" }>,
  reading: FileReading,
): Look {
  if (look.state === "refused") return { state: "looking" };
  const mapping = reading.mapping ?? look.preview.mapping;
  return { ...look, preview: { ...look.preview, mapping }, busy: true, problem: null };
}

export function nextLook(
  before: Look,
  reading: FileReading,
  seen: Result<ImportPreview, LookProblem>,
): Look {
  if (before.state !== "seen") {
    return seen.ok
      ? { state: "seen", preview: seen.value, reading, busy: false, problem: null }
      : { state: "refused", problem: seen.error };
  }
  const { preview } = before;
  if (!seen.ok) return { ...before, busy: false, problem: seen.error.message };
  // Why it was recognised stays true while only its mapping changes.
  const why = reading.mapping === null ? seen.value.why : preview.why;
  const mapping = seen.value.mapping ?? preview.mapping;
  return {
    state: "seen",
    reading,
    busy: false,
    problem: null,
    preview: { ...seen.value, why, mapping: seen.value.needsMapping ? mapping : null },
  };
}
