import { z } from "zod";
import type { ImportRow } from "../../lib/db/import-row.ts";
import { importOfStagedFile } from "../../lib/db/queries/staged-files.ts";
import { dataFolder } from "../../lib/env.ts";
import { Mapping } from "../../lib/formats/mapping.ts";
import { problem } from "../../lib/http/problem.ts";
import { startImport } from "../../lib/import-runner/start-import.ts";
import { oneAtATime } from "../../lib/staging/one-at-a-time.ts";
import { UNKNOWN_UPLOAD } from "../../lib/staging/staging-error.ts";
import { stagedPath } from "../../lib/staging/staging-folder.ts";
import { handOverUpload, readUpload } from "../../lib/staging/upload.ts";
import { database } from "./database.ts";

export const NewImport = z.object({
  uploadId: z.string(),
  fileName: z.string().min(1).max(1_000),
  format: z.string(),
  mapping: Mapping.nullable().default(null),
});
type NewImport = z.infer<typeof NewImport>;

/** A whole upload that can be imported or tried; else the answer that says why not. */
export async function wholeUpload(uploadId: string) {
  const upload = await readUpload(dataFolder(), uploadId);
  const path = stagedPath(dataFolder(), uploadId);
  if (upload === null || path === null) return problem(UNKNOWN_UPLOAD);
  if (upload.sha256 !== null) return { path, bytes: upload.bytes, sha256: upload.sha256 };
  const message = `Only ${upload.offset} of ${upload.bytes} bytes have arrived. Send the rest first.`;
  return problem({ code: "wrong-state", message });
}

async function start({ uploadId, ...wish }: NewImport): Promise<ImportRow | Response> {
  const db = database();
  const path = stagedPath(dataFolder(), uploadId);
  // Asked again, perhaps because the first answer was lost: it is the same import.
  const started = path === null ? null : await importOfStagedFile(db, path);
  if (started) return started;
  const upload = await wholeUpload(uploadId);
  if (upload instanceof Response) return upload;
  const { bytes, sha256 } = upload;
  const begun = await startImport(db, {
    ...wish,
    file: { bytes, sha256, stagedPath: upload.path },
  });
  if (!begun.ok) return problem(begun.error);
  await handOverUpload(dataFolder(), uploadId);
  return begun.value;
}

/** Makes an upload into an import, once. */
export async function startUploadImport(wish: NewImport): Promise<ImportRow | Response> {
  return await oneAtATime(wish.uploadId, () => start(wish));
}
