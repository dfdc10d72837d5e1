import { open } from "node:fs/promises";
import { stagedPath } from "../../lib/staging/staging-folder.ts";
import type { Upload } from "../../lib/staging/upload.ts";
import { LONG_HEAD_BYTES } from "../../lib/wire/head-bytes.ts";

/** The first MiB of an upload, or all of it where it is shorter; `null` while it has not arrived. */
export async function headOfUpload(
  dataFolder: string,
  { id, bytes, offset }: Upload,
): Promise<Uint8Array | null> {
  const wanted = Math.min(LONG_HEAD_BYTES, bytes);
  const file = stagedPath(dataFolder, id);
  if (file === null || offset < wanted) return null;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
