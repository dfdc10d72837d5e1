import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { columnsFingerprint } from "../../lib/import/columns-fingerprint.ts";
import { inspectHead } from "../../lib/import/inspect-head.ts";

const HEAD_BYTES = 64 * 1024;

/** What a mapping is remembered by: the columns of the file; `null` where it has none to be read. */
export async function fingerprintOfFile(file: string): Promise<string | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const inspected = await inspectHead(buffer.subarray(0, bytesRead));
    return inspected.ok
      ? columnsFingerprint(inspected.value.columns.map(({ name }) => name))
      : null;
  } finally {
    await handle.close();
  }
}

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}
