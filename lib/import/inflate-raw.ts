import { createInflateRaw } from "node:zlib";
import type { ByteSource } from "./byte-source.ts";

/** Deflate writes at most 1,032 times what it reads: a piece of 16 KiB becomes 16 MiB at worst. */
const PIECE_BYTES = 16 * 1024;

/** Ends in the middle, or holds bytes that are no deflate. */
export class InflateFailure extends Error {
  override readonly name = "InflateFailure";
}

/**
 * Inflates from a source, of which it takes the deflated bytes and no more, even where nothing tells how many they
 * are: `length` is `null` then. A length that does not fit the deflated bytes is a failure.
 */
export async function* inflateRaw(
  source: ByteSource,
  length: number | null,
): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  const out: Uint8Array[] = [];
  inflate.on("data", (chunk: Uint8Array) => out.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    inflate.once("end", resolve);
    inflate.once("error", reject);
  });
  // The races below meet the rejection; without a race under way nobody would.
  ended.catch(() => {});
  const written = (piece: Uint8Array) =>
    new Promise<void>((resolve) => inflate.write(piece, () => resolve()));
  let fed = 0;
  try {
    for (let isOver = false; !isOver; ) {
      const left = length === null ? PIECE_BYTES : Math.min(PIECE_BYTES, length - fed);
      const piece = left > 0 ? await source.some(left) : new Uint8Array();
      if (piece.length === 0) {
        if (length === null || fed < length) throw new InflateFailure("ends too early");
        inflate.end();
        isOver = true;
      } else {
        await Promise.race([ended, written(piece)]);
        // Bytes that it leaves behind follow the end of the deflated ones.
        const consumed = inflate.bytesWritten - fed;
        isOver = consumed < piece.length;
        source.drop(consumed);
        fed += consumed;
      }
      if (isOver) await ended;
      yield* out.splice(0);
    }
    if (length !== null && fed !== length) throw new InflateFailure("has another length");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw code.startsWith("Z_") ? new InflateFailure("is damaged", { cause }) : cause;
  } finally {
    inflate.destroy();
  }
}
