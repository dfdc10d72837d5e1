import { decodeSpans } from "./decode-spans.ts";
import { varintAt } from "./protobuf-fields.ts";

/** `field 1, length-delimited`: the only field of an export request. */
const REQUEST_TAG = 0x0a;
/** `resource`, `scope_spans` and `schema_url` of a group. */
const GROUP_TAGS = new Set([0x0a, 0x12, 0x1a]);
/** OTLP receivers take requests of 20 MiB at most. */
export const LARGEST_GROUP = 32 * 1024 * 1024;

/**
 * Whether a file's first bytes are an OTLP export request in protobuf. Text starts alike only with a blank line: then
 * what would be the lengths of the inner fields does not fit.
 */
export function isOtlpProtobuf(head: Uint8Array): boolean {
  if (head[0] !== REQUEST_TAG) return false;
  const length = varintAt(head, 1);
  if (!length || length.value < 2n || length.value > BigInt(LARGEST_GROUP)) return false;
  const end = length.end + Number(length.value);
  let from = length.end;
  while (from < Math.min(end, head.length)) {
    if (!GROUP_TAGS.has(head[from] ?? 0)) return false;
    const inner = varintAt(head, from + 1);
    // Cut off inside a length: what was seen fits.
    if (!inner) return head.length - from < 10;
    from = inner.end + Number(inner.value);
    if (from > end) return false;
  }
  return true;
}

const DAMAGED = `{"damaged":"what follows a message of OTLP protobuf"}\n`;
/** An unfinished line: it is turned away as a file that was cut off. */
const CUT_OFF = `{"resourceSpans":[`;

const lineOf = (request: object): string => `${JSON.stringify(request)}\n`;

/** Collects the bytes that arrived until a whole group is there. */
class Collected {
  #chunks: Uint8Array[] = [];
  #length = 0;

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  get length(): number {
    return this.#length;
  }

  /** At least the first bytes wanted, without joining what is not needed. */
  front(wanted: number): Uint8Array {
    const first = this.#chunks[0] ?? new Uint8Array();
    if (first.length >= Math.min(wanted, this.#length)) return first;
    const all = new Uint8Array(Buffer.concat(this.#chunks));
    this.#chunks = [all];
    return all;
  }

  drop(count: number): void {
    const rest = this.front(this.#length).subarray(count);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
  }
}

/**
 * OTLP protobuf as lines of OTLP/JSON, one span each. Holds one group of spans at a time, of at most 32 MiB; damage
 * costs one line and, where no length can be trusted any more, the rest of the file.
 */
export async function* otlpProtobufText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const held = new Collected();
  for await (const chunk of bytes) {
    held.add(chunk);
    while (held.length > 0) {
      const front = held.front(16);
      const length = varintAt(front, 1);
      if (front[0] !== REQUEST_TAG || (length === null && held.length >= 16)) return yield DAMAGED;
      if (length === null) break;
      if (length.value > BigInt(LARGEST_GROUP)) return yield DAMAGED;
      const end = length.end + Number(length.value);
      if (held.length < end) break;
      const group = held.front(end).subarray(length.end, end);
      for (const request of decodeSpans(group)) yield lineOf(request);
      held.drop(end);
    }
  }
  if (held.length > 0) yield CUT_OFF;
}
