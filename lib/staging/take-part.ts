import { createHash } from "node:crypto";
import { err, ok, type Result } from "../core/result.ts";
import type { StagingError } from "./staging-error.ts";
import { MOST_PART_BYTES } from "./upload.ts";

const TOO_LARGE: StagingError = {
  code: "too-large",
  message: `A part may hold at most ${MOST_PART_BYTES} bytes. Send the file in smaller parts.`,
};

const CUT_SHORT: StagingError = {
  code: "cut-short",
  message: "The connection broke off within a part. Nothing of it was kept; send it again.",
};

/** Parts that come one after the other share their memory: else each would leave 8 MiB of litter. */
const free: Buffer[] = [];
const MOST_FREE = 4;

const takeBuffer = (): Buffer => free.pop() ?? Buffer.allocUnsafeSlow(MOST_PART_BYTES);

/** Gives a part's memory back; nobody may look at it any more. */
export function givePartBack(part: Uint8Array): void {
  const { buffer } = part;
  const isFree = free.some((held) => held.buffer === buffer);
  if (!isFree && free.length < MOST_FREE && buffer.byteLength === MOST_PART_BYTES) {
    free.push(Buffer.from(buffer));
  }
}

function refused(part: Buffer, error: StagingError): Result<never, StagingError> {
  givePartBack(part);
  return err(error);
}

/** A part's bytes, to be given back; if there are not too many of them and their SHA-256 is the announced one. */
export async function takePart(
  body: AsyncIterable<Uint8Array>,
  sha256: string,
): Promise<Result<Uint8Array, StagingError>> {
  const part = takeBuffer();
  const hash = createHash("sha256");
  let bytes = 0;
  let isTooLarge = false;
  try {
    for await (const piece of body) {
      isTooLarge = bytes + piece.byteLength > MOST_PART_BYTES;
      if (isTooLarge) break;
      part.set(piece, bytes);
      bytes += piece.byteLength;
      hash.update(piece);
    }
  } catch {
    // A body may also fail to be closed behind the piece that was too much.
    return refused(part, isTooLarge ? TOO_LARGE : CUT_SHORT);
  }
  if (isTooLarge) return refused(part, TOO_LARGE);
  const arrived = hash.digest("hex");
  if (arrived === sha256) return ok(part.subarray(0, bytes));
  const message = `Expected a part with the SHA-256 ${sha256.slice(0, 12)}…, but ${bytes} bytes with ${arrived.slice(0, 12)}… arrived. Send it again.`;
  return refused(part, { code: "wrong-hash", message });
}
