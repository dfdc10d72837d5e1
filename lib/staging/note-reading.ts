import { oneAtATime } from "./one-at-a-time.ts";
import { stagedPath } from "./staging-folder.ts";
import { readUpload, type Upload, writeUpload } from "./upload.ts";

/** Keeps how the user reads an upload beside its file until it is imported; `null` where there is no such upload. */
export async function noteReading(
  dataFolder: string,
  id: string,
  reading: Upload["reading"],
): Promise<Upload | null> {
  return await oneAtATime(id, async () => {
    const upload = await readUpload(dataFolder, id);
    const file = stagedPath(dataFolder, id);
    if (upload === null || file === null) return null;
    const noted = { ...upload, reading };
    await writeUpload(file, noted);
    return noted;
  });
}
