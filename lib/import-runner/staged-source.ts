import { createReadStream } from "node:fs";
import { ImportFailure } from "../import/import-error.ts";

const READ_BYTES = 256 * 1024;

/** The copy of a file in the data folder; throws `ImportFailure` where the system stops giving its bytes. */
export async function* stagedSource(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: READ_BYTES });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    const message = `The copy of the file in the data folder could not be read to its end${code}. Check the disk, then bring the file again.`;
    throw new ImportFailure({ code: "unreadable-file", message });
  }
}
