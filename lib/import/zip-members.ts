import { crc32 } from "node:zlib";
import { ByteSource } from "./byte-source.ts";
import { ImportFailure } from "./import-error.ts";
import { InflateFailure, inflateRaw } from "./inflate-raw.ts";
import {
  DESCRIPTOR,
  DIRECTORY,
  HEADER_BYTES,
  headerLength,
  LOCAL_HEADER,
  readZipHeader,
  uint32,
  uint64,
  type ZipHeader,
} from "./zip-header.ts";

export interface ZipMember {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const MOST_MEMBERS = 10_000;
const STORED = 0;
const DEFLATED = 8;
const PIECE_BYTES = 256 * 1024;
/** What packers and file managers put beside the files. */
const SIDE_FILE = /(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;
const SPREADSHEET = /^(?:\[Content_Types\]\.xml|xl\/|mimetype$|META-INF\/manifest\.xml$)/;

function failure(
  code: "wrapper-unsupported" | "wrapper-damaged" | "wrapper-too-large",
  message: string,
) {
  return new ImportFailure({ code, message });
}

const damaged = (arrived: string) =>
  failure("wrapper-damaged", `Expected a whole zip file; ${arrived}. Download or copy it again.`);

function refuse({ name, method, encrypted, describedLater, packedLength }: ZipHeader): void {
  if (encrypted) {
    throw failure(
      "wrapper-unsupported",
      `Expected a zip without a password; "${name}" in it is encrypted. Unpack it and import the files inside.`,
    );
  }
  if (SPREADSHEET.test(name)) {
    throw failure(
      "wrapper-unsupported",
      "Expected a CSV or JSON file, plain or packed; this is a spreadsheet or a document. Save it as CSV and import that.",
    );
  }
  if (method !== STORED && method !== DEFLATED) {
    throw failure(
      "wrapper-unsupported",
      `Expected members that are stored or deflated; "${name}" is packed by method ${method}. Unpack it and import the files inside.`,
    );
  }
  if (method === STORED && describedLater && packedLength === 0 && !name.endsWith("/")) {
    throw failure(
      "wrapper-unsupported",
      `Expected a zip that tells the size of "${name}" before its bytes. Unpack it and import the files inside.`,
    );
  }
}

async function* stored(source: ByteSource, length: number): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const piece = await source.some(Math.min(left, PIECE_BYTES));
    if (piece.length === 0) throw damaged("it ends too early");
    source.drop(piece.length);
    left -= piece.length;
    yield piece;
  }
}

async function* unpacked(source: ByteSource, header: ZipHeader): AsyncGenerator<Uint8Array> {
  const { method, describedLater, packedLength } = header;
  if (method === STORED) {
    yield* stored(source, packedLength);
    return;
  }
  try {
    yield* inflateRaw(source, describedLater && packedLength === 0 ? null : packedLength);
  } catch (cause) {
    if (cause instanceof InflateFailure) throw damaged(`"${header.name}" in it ${cause.message}`);
    throw cause;
  }
}

interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly length: number;
}

/** Whether the descriptor behind a member's data says what arrived; takes it when it does. */
async function takeDescriptor(source: ByteSource, sums: Sums): Promise<boolean> {
  const bytes = await source.peek(24);
  const at = bytes.length >= 4 && uint32(bytes, 0) === DESCRIPTOR ? 4 : 0;
  const says = (width: 4 | 8) => {
    if (bytes.length < at + 4 + 2 * width) return false;
    const size = width === 4 ? uint32 : uint64;
    const written = (length: number) => (width === 4 ? length % 2 ** 32 : length);
    return (
      uint32(bytes, at) === sums.crc &&
      size(bytes, at + 4) === written(sums.packed) &&
      size(bytes, at + 4 + width) === written(sums.length)
    );
  };
  const width = says(4) ? 4 : says(8) ? 8 : null;
  if (width === null) return false;
  source.drop(at + 4 + 2 * width);
  return true;
}

/** A member's bytes; its end checks its length and checksum. */
async function* readMember(
  source: ByteSource,
  header: ZipHeader,
  watch: (unpackedBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const start = source.taken;
  let [crc, length] = [0, 0];
  for await (const chunk of unpacked(source, header)) {
    crc = crc32(chunk, crc);
    length += chunk.length;
    watch(chunk.length);
    yield chunk;
  }
  const fits = header.describedLater
    ? await takeDescriptor(source, { crc, packed: source.taken - start, length })
    : header.crc === crc && header.length === length;
  if (!fits) throw damaged(`"${header.name}" in it does not fit its checksum`);
}

/** The next header, or `null` behind the last member. */
async function nextHeader(source: ByteSource): Promise<ZipHeader | null> {
  const fixed = await source.peek(HEADER_BYTES);
  if (fixed.length < 4) throw damaged("it ends too early");
  const signature = uint32(fixed, 0);
  if (DIRECTORY.has(signature)) return null;
  if (signature !== LOCAL_HEADER) throw damaged("a member does not begin where one should");
  if (fixed.length < HEADER_BYTES) throw damaged("it ends too early");
  const wanted = headerLength(fixed);
  const bytes = await source.peek(wanted);
  if (bytes.length < wanted) throw damaged("it ends too early");
  const header = readZipHeader(bytes);
  source.drop(wanted);
  return header;
}

/**
 * The files of a zip one after the other, each to be read before the next; what is left of one is skipped. Sizes,
 * checksums and the ratio of `watch` are checked on the way. Encryption, other methods and damage throw `ImportFailure`.
 */
export async function* zipMembers(
  file: AsyncIterable<Uint8Array>,
  watch: (packed: number, unpacked: number) => void,
): AsyncGenerator<ZipMember> {
  const source = new ByteSource(file);
  let unpackedLength = 0;
  const count = (length: number) => {
    unpackedLength += length;
    watch(source.taken, unpackedLength);
  };
  try {
    for (let members = 0; ; members++) {
      const header = await nextHeader(source);
      if (!header) return;
      if (members >= MOST_MEMBERS) {
        const message = `Expected a zip of at most ${MOST_MEMBERS} files; this one has more. Unpack it and import those with usage.`;
        throw failure("wrapper-too-large", message);
      }
      refuse(header);
      const bytes = readMember(source, header, count);
      const isFile = !header.name.endsWith("/") && !SIDE_FILE.test(header.name);
      // A reader that stops early must not end the member: what is left of it is skipped here.
      if (isFile)
        yield {
          name: header.name,
          bytes: { [Symbol.asyncIterator]: () => ({ next: () => bytes.next() }) },
        };
      for await (const _skipped of bytes);
    }
  } finally {
    await source.close();
  }
}
