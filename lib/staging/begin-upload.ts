import { randomUUID } from "node:crypto";
import { mkdir, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { listUploads } from "./list-uploads.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { wholeHash } from "./running-hash.ts";
import { diskFull, isDiskFull, type StagingError } from "./staging-error.ts";
import { stagingFolder } from "./staging-folder.ts";
import { removeUpload, type Upload, writeUpload } from "./upload.ts";

/** 20 GiB. */
const MOST_BYTES = 20 * 2 ** 30;

export type AnnouncedFile = Pick<Upload, "fileName" | "bytes" | "modifiedMs" | "headSha256">;

const isSameFile = (a: AnnouncedFile, b: AnnouncedFile): boolean =>
  a.fileName === b.fileName &&
  a.bytes === b.bytes &&
  a.modifiedMs === b.modifiedMs &&
  a.headSha256 === b.headSha256;

async function create(
  dataFolder: string,
  announced: AnnouncedFile,
): Promise<Result<Upload, StagingError>> {
  const folder = stagingFolder(dataFolder);
  const id = randomUUID();
  const file = path.join(folder, id);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < announced.bytes) return err(diskFull(folder));
    await writeFile(file, "", { flag: "wx", mode: 0o600 });
    const sha256 = announced.bytes === 0 ? await wholeHash(file, 0) : null;
    const upload = { ...announced, id, offset: 0, sha256, reading: null };
    await writeUpload(file, upload);
    return ok(upload);
  } catch (error) {
    await removeUpload(dataFolder, id).catch(() => {});
    if (isDiskFull(error)) return err(diskFull(folder));
    throw error;
  }
}

/**
 * Makes room for a file, or goes on with the same file where an upload of it broke off: same name,
 * size, time of change and first bytes.
 */
export async function beginUpload(
  dataFolder: string,
  announced: AnnouncedFile,
): Promise<Result<Upload, StagingError>> {
  if (announced.bytes > MOST_BYTES) {
    const message =
      "A file may hold at most 20 GiB. Split it and import the parts one after another.";
    return err({ code: "too-large", message });
  }
  return await oneAtATime(stagingFolder(dataFolder), async () => {
    const known = (await listUploads(dataFolder)).find((other) => isSameFile(other, announced));
    return known ? ok(known) : await create(dataFolder, announced);
  });
}
