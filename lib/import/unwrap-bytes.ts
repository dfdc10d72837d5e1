import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { ImportFailure } from "./import-error.ts";

const FREE_BYTES = 10 * 1024 * 1024;
const LARGEST_RATIO = 200;

/** Zips are opened before: here they are inside something else. */
const WRAPPERS: readonly { readonly name: string; readonly magic: readonly number[] }[] = [
  { name: "a zip archive (or a spreadsheet, which is one)", magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an empty zip archive", magic: [0x50, 0x4b, 0x05, 0x06] },
  { name: "a part of a zip archive that was split", magic: [0x50, 0x4b, 0x07, 0x08] },
  { name: "a Zstandard file", magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "a bzip2 file", magic: [0x42, 0x5a, 0x68] },
  { name: "an xz file", magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: "a 7-Zip archive", magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: "a Parquet file", magic: [0x50, 0x41, 0x52, 0x31] },
];

export function startsWithBytes(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}

const isGzip = (bytes: Uint8Array): boolean => startsWithBytes(bytes, [0x1f, 0x8b]);

/** Takes bytes until at least `wanted` are there or the source ends, and gives them back in front. */
export async function peekBytes(
  source: AsyncIterator<Uint8Array>,
  wanted: number,
): Promise<Uint8Array[]> {
  const taken: Uint8Array[] = [];
  for (let length = 0; length < wanted; ) {
    const next = await source.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return taken;
}

export async function* replay<T>(taken: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** What a file is that starts with the bytes, where it is packed in some way; `null` where it is not. */
export function nameOfWrapper(first: Uint8Array): string | null {
  if (isGzip(first)) return "a gzip";
  return WRAPPERS.find(({ magic }) => startsWithBytes(first, magic))?.name ?? null;
}

function refuseWrapper(first: Uint8Array): void {
  const name = nameOfWrapper(first);
  if (name === null) return;
  throw new ImportFailure({
    code: "wrapper-unsupported",
    message: `Expected a CSV or JSON file, plain or packed with gzip or zip; this is ${name}. Unpack or export it and import the file inside.`,
  });
}

/** Throws once what was unpacked is so much more than what was read that it can be no usage log. */
export function checkRatio(wrapper: "gzip" | "zip", packed: number, unpacked: number): void {
  if (unpacked <= FREE_BYTES || unpacked <= packed * LARGEST_RATIO) return;
  throw new ImportFailure({
    code: "wrapper-too-large",
    message: `This ${wrapper} unpacks to more than ${LARGEST_RATIO} times its size, which no usage log does. Unpack it yourself and import the file inside, if it is one.`,
  });
}

function damaged(cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (!code.startsWith("Z_")) return cause;
  const arrived = code === "Z_BUF_ERROR" ? "it ends too early" : "its bytes are damaged";
  return new ImportFailure({
    code: "wrapper-damaged",
    message: `Expected a whole gzip file; ${arrived}. Download or copy it again.`,
  });
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packedLength = 0;
  let unpackedLength = 0;
  const counted = async function* () {
    for await (const chunk of packed) {
      packedLength += chunk.length;
      yield chunk;
    }
  };
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  // The loop below meets every error; the callback is there because pipeline demands one.
  pipeline(Readable.from(counted(), { objectMode: false }), unzip, () => {});
  try {
    for await (const chunk of unzip as AsyncIterable<Uint8Array>) {
      const inside = unpackedLength === 0 ? nameOfWrapper(chunk) : null;
      if (inside !== null) {
        throw new ImportFailure({
          code: "wrapper-unsupported",
          message: `Expected a CSV or JSON file inside this gzip; ${inside} is in it. Unpack it once and import the result.`,
        });
      }
      unpackedLength += chunk.length;
      checkRatio("gzip", packedLength, unpackedLength);
      yield chunk;
    }
  } catch (cause) {
    throw damaged(cause);
  } finally {
    unzip.destroy();
  }
}

/** The plain bytes of a file that may be packed with gzip. Other wrappers, bombs and damage throw `ImportFailure`. */
export async function* unwrapBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const taken = await peekBytes(source, 8);
  const first = new Uint8Array(Buffer.concat(taken.map((chunk) => chunk.subarray(0, 8))));
  const whole = replay(taken, source);
  if (isGzip(first)) {
    yield* gunzip(whole);
    return;
  }
  refuseWrapper(first);
  yield* whole;
}
