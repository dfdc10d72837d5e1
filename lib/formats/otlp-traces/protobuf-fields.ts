/** One field of a protobuf message: its number, and its bytes or its whole number. */
export interface ProtobufField {
  readonly number: number;
  /** Length-delimited fields only. */
  readonly bytes: Uint8Array | null;
  /** Varints and fixed widths; as two's complement of 64 bits where they are negative. */
  readonly value: bigint;
}

const MOST_VARINT_BYTES = 10;
/** Of one message: the spans of the largest request are fewer, fields of two bytes would take a gigabyte of memory. */
export const MOST_FIELDS = 1_000_000;

export interface Varint {
  readonly value: bigint;
  /** Where the next byte lies. */
  readonly end: number;
}

/** The varint at a place; `null` where the bytes end inside it or it has more than 64 bits. */
export function varintAt(bytes: Uint8Array, from: number): Varint | null {
  let value = 0n;
  for (let i = 0; i < MOST_VARINT_BYTES; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) return null;
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), end: from + i + 1 };
  }
  return null;
}

function fixed(bytes: Uint8Array, from: number, width: 4 | 8): Varint | null {
  if (from + width > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, width);
  const value = width === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, true));
  return { value, end: from + width };
}

interface ReadField {
  readonly field: ProtobufField;
  readonly end: number;
}

function delimited(bytes: Uint8Array, from: number, number: number): ReadField | null {
  const length = varintAt(bytes, from);
  if (!length || length.value > BigInt(bytes.length - length.end)) return null;
  const end = length.end + Number(length.value);
  return { field: { number, bytes: bytes.subarray(length.end, end), value: 0n }, end };
}

function fieldAt(bytes: Uint8Array, from: number): ReadField | null {
  const tag = varintAt(bytes, from);
  if (!tag || tag.value > 0xffff_ffffn) return null;
  const [number, wire] = [Number(tag.value >> 3n), Number(tag.value & 7n)];
  if (number === 0) return null;
  if (wire === 2) return delimited(bytes, tag.end, number);
  // Groups (3 and 4) were given up before OTLP began: here they mean damage.
  const read =
    wire === 0
      ? varintAt(bytes, tag.end)
      : wire === 1
        ? fixed(bytes, tag.end, 8)
        : wire === 5
          ? fixed(bytes, tag.end, 4)
          : null;
  return read && { field: { number, bytes: null, value: read.value }, end: read.end };
}

/** The fields of a message in order, unknown ones among them; `null` where its bytes are no message or it has too many. */
export function fieldsOf(message: Uint8Array): readonly ProtobufField[] | null {
  const fields: ProtobufField[] = [];
  for (let from = 0; from < message.length; ) {
    const read = fieldAt(message, from);
    if (!read || fields.length === MOST_FIELDS) return null;
    fields.push(read.field);
    from = read.end;
  }
  return fields;
}
