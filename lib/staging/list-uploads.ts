import { readdir } from "node:fs/promises";
import { stagingFolder } from "./staging-folder.ts";
import { readUpload, type Upload } from "./upload.ts";

const STATE_FILE = /^([0-9a-f-]{36})\.json$/;

/** Uploads that no import has taken over yet, whole or not. */
export async function listUploads(dataFolder: string): Promise<readonly Upload[]> {
  const names = await readdir(stagingFolder(dataFolder)).catch(() => []);
  const uploads: Upload[] = [];
  for (const name of names) {
    const id = STATE_FILE.exec(name)?.[1];
    const upload = id === undefined ? null : await readUpload(dataFolder, id);
    if (upload !== null) uploads.push(upload);
  }
  return uploads;
}
