import { cleanText } from "../formats/clean-text.ts";

/** A zip's local file header, as far as it is read. */
export interface ZipHeader {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** The sizes and the checksum stand behind the data; the sizes here may be 0. */
  readonly describedLater: boolean;
  readonly packedLength: number;
  readonly length: number;
  readonly crc: number;
  /** Sizes behind the data have eight bytes each. */
  readonly zip64: boolean;
  readonly headerLength: number;
}

export const HEADER_BYTES = 30;
export const LOCAL_HEADER = 0x04034b50;
export const DESCRIPTOR = 0x08074b50;
/** What may follow the last member: the directory, its signature, or the end of an empty one. */
export const DIRECTORY: ReadonlySet<number> = new Set([
  0x02014b50, 0x06054b50, 0x06064b50, 0x08064b50,
]);

const ENCRYPTED = 0x41;
const AES = 99;
const DESCRIBED_LATER = 0x08;
const UTF8 = 0x800;
const IN_EXTRA = 0xffff_ffff;
const ZIP64_FIELD = 1;

const utf8 = new TextDecoder();

export function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

function uint16(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint16(at, true);
}

/** Above 2^53 a size is damage: it reads as infinite, and no file has that many bytes. */
export function uint64(bytes: Uint8Array, at: number): number {
  const value = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

/** Uncompressed and compressed size of eight bytes each, where the header has no room for them. */
function zip64Sizes(extra: Uint8Array): readonly [number, number] | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = uint16(extra, at + 2);
    const isWhole = at + 4 + length <= extra.length;
    if (uint16(extra, at) === ZIP64_FIELD && isWhole && length >= 16) {
      return [uint64(extra, at + 4), uint64(extra, at + 12)];
    }
    at += 4 + length;
  }
  return null;
}

/** How many bytes the header has, of which the first thirty tell. */
export function headerLength(fixed: Uint8Array): number {
  return HEADER_BYTES + uint16(fixed, 26) + uint16(fixed, 28);
}

/** Reads a whole local header. */
export function readZipHeader(bytes: Uint8Array): ZipHeader {
  const flags = uint16(bytes, 6);
  const nameEnd = HEADER_BYTES + uint16(bytes, 26);
  const nameBytes = bytes.subarray(HEADER_BYTES, nameEnd);
  // Names in old code pages are only shown, so that a wrong letter does no harm.
  const name = flags & UTF8 ? utf8.decode(nameBytes) : Buffer.from(nameBytes).toString("latin1");
  const large = zip64Sizes(bytes.subarray(nameEnd));
  const [packed, unpacked] = [uint32(bytes, 18), uint32(bytes, 22)];
  const method = uint16(bytes, 8);
  return {
    name: cleanText(name) ?? "",
    method,
    encrypted: (flags & ENCRYPTED) !== 0 || method === AES,
    describedLater: (flags & DESCRIBED_LATER) !== 0,
    packedLength: packed === IN_EXTRA && large ? large[1] : packed,
    length: unpacked === IN_EXTRA && large ? large[0] : unpacked,
    crc: uint32(bytes, 14),
    zip64: large !== null,
    headerLength: bytes.length,
  };
}
