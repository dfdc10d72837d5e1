import { crc32, deflateRawSync } from "node:zlib";

/** A file of a zip, and how it is packed; deflated where nothing is said. */
export interface Packed {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** Sizes and checksum behind the data, of so many bytes each, with or without a signature. */
  readonly described?: 4 | 8;
  readonly signed?: boolean;
  readonly zip64?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
}

function u(width: 2 | 4 | 8, value: number): Buffer {
  const bytes = Buffer.alloc(width);
  if (width === 2) bytes.writeUInt16LE(value);
  else if (width === 4) bytes.writeUInt32LE(value);
  else bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

export function memberOf(packed: Packed): Buffer {
  const { name, described, signed = true, zip64 = false, stored = false, flags = 0 } = packed;
  const content = Buffer.from(packed.content);
  const data = stored ? content : deflateRawSync(content);
  const crc = packed.crc ?? crc32(content);
  const later = described !== undefined;
  const size = (length: number) => u(4, later ? 0 : zip64 ? 0xffff_ffff : length);
  const extra =
    zip64 || described === 8
      ? Buffer.concat([
          u(2, 1),
          u(2, 16),
          u(8, later ? 0 : content.length),
          u(8, later ? 0 : data.length),
        ])
      : Buffer.alloc(0);
  const header = [
    u(4, 0x04034b50),
    u(2, 20),
    u(2, flags | (later ? 8 : 0) | 0x800),
    u(2, packed.method ?? (stored ? 0 : 8)),
    u(4, 0),
    u(4, later ? 0 : crc),
    size(data.length),
    size(content.length),
    u(2, Buffer.byteLength(name)),
    u(2, extra.length),
    Buffer.from(name),
    extra,
  ];
  const descriptor = later
    ? [
        ...(signed ? [u(4, 0x08074b50)] : []),
        u(4, crc),
        u(described, data.length),
        u(described, content.length),
      ]
    : [];
  return Buffer.concat([...header, data, ...descriptor]);
}

/** The end of a zip, which readers of streams pass over. */
export const DIRECTORY = Buffer.concat([
  u(4, 0x02014b50),
  Buffer.alloc(60),
  u(4, 0x06054b50),
  Buffer.alloc(18),
]);
export const zipOf = (...members: readonly Packed[]): Buffer =>
  Buffer.concat([...members.map(memberOf), DIRECTORY]);
