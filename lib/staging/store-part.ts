import { open, truncate } from "node:fs/promises";
import path from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { forgetHash, hashPart, wholeHash } from "./running-hash.ts";
import { diskFull, isDiskFull, type StagingError, UNKNOWN_UPLOAD } from "./staging-error.ts";
import { stagedPath } from "./staging-folder.ts";
import { givePartBack, takePart } from "./take-part.ts";
import { readUpload, type Upload, writeUpload } from "./upload.ts";

export interface UploadPart {
  /** Where in the file the part begins. */
  readonly offset: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly body: AsyncIterable<Uint8Array>;
}

async function holdsAlready(file: string, offset: number, part: Uint8Array): Promise<boolean> {
  const handle = await open(file);
  try {
    const stored = Buffer.alloc(part.byteLength);
    const { bytesRead } = await handle.read(stored, 0, stored.byteLength, offset);
    return bytesRead === part.byteLength && stored.equals(part);
  } finally {
    await handle.close();
  }
}

async function append(file: string, upload: Upload, part: Uint8Array): Promise<Upload> {
  const handle = await open(file, "r+");
  try {
    for (let written = 0; written < part.byteLength; ) {
      const rest = part.byteLength - written;
      const step = await handle.write(part, written, rest, upload.offset + written);
      written += step.bytesWritten;
    }
    // The note of it must never be on disk before the bytes are.
    await handle.datasync();
  } finally {
    await handle.close();
  }
  hashPart(file, upload.offset, part);
  const offset = upload.offset + part.byteLength;
  const sha256 = offset === upload.bytes ? await wholeHash(file, offset) : null;
  const next = { ...upload, offset, sha256 };
  await writeUpload(file, next);
  return next;
}

function wrongOffset({ offset, bytes }: Upload, sent: number): StagingError {
  const message = `Expected the part at byte ${offset} of ${bytes}, but one at byte ${sent} arrived. Go on from byte ${offset}.`;
  return { code: "wrong-offset", message, offset };
}

async function place(
  dataFolder: string,
  id: string,
  { offset, part }: { readonly offset: number; readonly part: Uint8Array },
): Promise<Result<Upload, StagingError>> {
  const file = stagedPath(dataFolder, id);
  const upload = await readUpload(dataFolder, id);
  if (file === null || upload === null) return err(UNKNOWN_UPLOAD);
  const end = offset + part.byteLength;
  if (end > upload.bytes) {
    const message = `The file was announced with ${upload.bytes} bytes, but a part up to byte ${end} arrived. Choose the file again.`;
    return err({ code: "too-large", message });
  }
  if (end <= upload.offset && offset !== upload.offset) {
    const isRepeat = await holdsAlready(file, offset, part);
    return isRepeat ? ok(upload) : err(wrongOffset(upload, offset));
  }
  if (offset !== upload.offset) return err(wrongOffset(upload, offset));
  try {
    return ok(await append(file, upload, part));
  } catch (error) {
    forgetHash(file);
    await truncate(file, upload.offset).catch(() => {});
    if (isDiskFull(error)) return err(diskFull(path.dirname(file)));
    throw error;
  }
}

/**
 * Stores the next part of an upload. A part that is there already is told as stored; one that leaves
 * a gap, or holds other bytes than those stored, is refused with the offset to go on from.
 */
export async function storePart(
  dataFolder: string,
  id: string,
  { offset, sha256, body }: UploadPart,
): Promise<Result<Upload, StagingError>> {
  if ((await readUpload(dataFolder, id)) === null) return err(UNKNOWN_UPLOAD);
  const taken = await takePart(body, sha256);
  if (!taken.ok) return taken;
  try {
    return await oneAtATime(id, () => place(dataFolder, id, { offset, part: taken.value }));
  } finally {
    givePartBack(taken.value);
  }
}
