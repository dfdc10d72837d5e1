import { z } from "zod";
import { importsOfBytes } from "../../lib/db/queries/imports-of-file.ts";
import { importOfStagedFile, stagedFiles } from "../../lib/db/queries/staged-files.ts";
import { dataFolder } from "../../lib/env.ts";
import { Mapping } from "../../lib/formats/mapping.ts";
import { problem } from "../../lib/http/problem.ts";
import { listUploads } from "../../lib/staging/list-uploads.ts";
import { oneAtATime } from "../../lib/staging/one-at-a-time.ts";
import type { StagingError } from "../../lib/staging/staging-error.ts";
import { stagedPath } from "../../lib/staging/staging-folder.ts";
import { readUpload, removeUpload, type Upload } from "../../lib/staging/upload.ts";
import { UPLOAD_OFFSET_HEADER, type UploadState } from "../../lib/wire/paths.ts";
import { database } from "./database.ts";

/** How a file is read: as the page sends it, and as it is kept with an upload. */
export const FileReading = z.strictObject({
  format: z.string().max(100).nullable(),
  mapping: Mapping.nullable(),
});

export async function uploadState(upload: Upload): Promise<UploadState> {
  const { id: uploadId, fileName, bytes, offset, sha256 } = upload;
  const reading = FileReading.safeParse(upload.reading).data ?? null;
  const earlier = sha256 === null ? [] : await importsOfBytes(database(), sha256);
  const earlierImports = earlier.map(({ id }) => id);
  return { uploadId, fileName, bytes, offset, earlierImports, reading };
}

/** Uploads that wait for their import, or for the rest of their file. */
export async function waitingUploads(): Promise<readonly UploadState[]> {
  const folder = dataFolder();
  const { needed, spent } = await stagedFiles(database());
  const waiting = (await listUploads(folder)).filter(({ id }) => {
    const file = stagedPath(folder, id);
    return file !== null && !needed.has(file) && !spent.has(file);
  });
  return await Promise.all(waiting.map(uploadState));
}

/** A refusal of the staging folder; where a part was out of place, with the place to go on from. */
export function stagingProblem(error: StagingError): Response {
  const response = problem(error);
  if (error.offset !== undefined) response.headers.set(UPLOAD_OFFSET_HEADER, String(error.offset));
  return response;
}

/** Takes an upload away, unless an import reads it; null where there is none to take. */
export async function discardUpload(id: string): Promise<Upload | null> {
  const folder = dataFolder();
  return await oneAtATime(id, async () => {
    const upload = await readUpload(folder, id);
    const file = stagedPath(folder, id);
    if (upload === null || file === null) return null;
    if ((await importOfStagedFile(database(), file)) !== null) return null;
    await removeUpload(folder, id);
    return upload;
  });
}
