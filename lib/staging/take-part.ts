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

/** A part's bytes, if there are not too many of them and their SHA-256 is the announced one. */
export async function takePart(
  body: AsyncIterable<Uint8Array>,
  sha256: string,
): Promise<Result<Uint8Array, StagingError>> {
  const pieces: Uint8Array[] = [];
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of body) {
      bytes += piece.byteLength;
      if (bytes > MOST_PART_BYTES) return err(TOO_LARGE);
      hash.update(piece);
      pieces.push(piece);
    }
  } catch {
    return err(CUT_SHORT);
  }
  const arrived = hash.digest("hex");
  if (arrived === sha256) return ok(Buffer.concat(pieces, bytes));
  const message = `Expected a part with the SHA-256 ${sha256.slice(0, 12)}…, but ${bytes} bytes with ${arrived.slice(0, 12)}… arrived. Send it again.`;
  return err({ code: "wrong-hash", message });
}
