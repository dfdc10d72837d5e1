import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** Takes bytes as they came over the wire and hands on what they hold. */
export interface Unpacking {
  add(bytes: Uint8Array): void;
  /** Resolves when all has been handed on, whole or as far as it could be read. */
  end(): Promise<void>;
}

/** Much more than any answer holds: packed so well, it is none. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/** An answer that broke off is read as far as it came. */
const CUT = { finishFlush: constants.Z_SYNC_FLUSH };
const CUT_BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH };

function unpackerOf(encoding: string) {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip(CUT);
  if (encoding === "deflate") return createInflate(CUT);
  return encoding === "br" ? createBrotliDecompress(CUT_BROTLI) : null;
}

/** Unpacks a copy of an answer; of a packing that is not known here nothing is handed on. */
export function unpacking(encoding: string | null, take: (bytes: Uint8Array) => void): Unpacking {
  const name = encoding?.trim().toLowerCase() ?? "identity";
  if (name === "identity" || name === "") return { add: take, end: async () => {} };
  const unpacker = unpackerOf(name);
  if (unpacker === null) return { add: () => {}, end: async () => {} };
  let unpacked = 0;
  const over = new Promise<void>((resolve) => unpacker.once("close", resolve));
  unpacker.on("error", () => {}); // of damaged bytes stands what was read before them
  unpacker.on("data", (bytes: Uint8Array) => {
    unpacked += bytes.length;
    if (unpacked > MOST_UNPACKED) unpacker.destroy();
    else take(bytes);
  });
  return {
    add(bytes) {
      if (!unpacker.destroyed) unpacker.write(bytes);
    },
    async end() {
      if (!unpacker.destroyed) unpacker.end();
      await over;
    },
  };
}
