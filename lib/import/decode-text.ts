import { HEAD_BYTES } from "../wire/head-bytes.ts";
import { ImportFailure } from "./import-error.ts";
import { peekBytes, replay, startsWithBytes } from "./unwrap-bytes.ts";

/** Pieces no larger than this bound how many rows are in memory at once, and for how long nothing else is done. */
const PIECE_BYTES = 64 * 1024;

const NEWLINE = 0x0a;

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(first: Uint8Array): Encoding {
  if (startsWithBytes(first, [0xff, 0xfe])) return "utf-16le";
  return startsWithBytes(first, [0xfe, 0xff]) ? "utf-16be" : "utf-8";
}

const UTF_32_MARKS = [
  [0xff, 0xfe, 0x00, 0x00],
  [0x00, 0x00, 0xfe, 0xff],
] as const;

function refuseUtf32(first: Uint8Array): void {
  if (!UTF_32_MARKS.some((mark) => startsWithBytes(first, mark))) return;
  throw new ImportFailure({
    code: "unreadable-encoding",
    message:
      "Expected text in UTF-8, or in UTF-16 with a byte order mark; this file is in UTF-32. Save it as UTF-8 and import it again.",
  });
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== NEWLINE && byte !== 0x0c && byte !== 0x0d;
}

/** A stray NUL in some row costs that row; control bytes all over, or in the first line, mean no text at all. */
function looksBinary(head: Uint8Array): boolean {
  const firstLineEnd = head.indexOf(NEWLINE);
  const firstNul = head.indexOf(0);
  if (firstNul >= 0 && (firstLineEnd < 0 || firstNul < firstLineEnd)) return true;
  let controls = 0;
  for (const byte of head) if (isControl(byte)) controls += 1;
  return controls >= 4 && controls > head.length * 0.02;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // With `stream`, a character cut off at the end is no error.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function judge(head: Uint8Array): void {
  if (looksBinary(head)) {
    throw new ImportFailure({
      code: "binary-file",
      message:
        "Expected a text file (CSV or JSON); this one holds binary data. Export the usage as CSV or JSON and import that.",
    });
  }
  if (!isUtf8(head)) {
    throw new ImportFailure({
      code: "unreadable-encoding",
      message:
        "Expected text in UTF-8, or in UTF-16 with a byte order mark; some bytes are neither. Save the file as UTF-8 and import it again.",
    });
  }
}

/**
 * The text of a file in pieces: UTF-8, or UTF-16 where a byte order mark says so; the mark itself is dropped.
 * A head that is no text throws `ImportFailure`; a bad byte further on reads as U+FFFD and costs nothing but itself.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const source = bytes[Symbol.asyncIterator]();
  const taken = await peekBytes(source, HEAD_BYTES);
  const head = Buffer.concat(taken.map((chunk) => chunk.subarray(0, HEAD_BYTES)));
  refuseUtf32(head);
  const encoding = encodingOf(head);
  if (encoding === "utf-8") judge(head.subarray(0, HEAD_BYTES));
  const decoder = new TextDecoder(encoding);
  for await (const chunk of replay(taken, source)) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      const text = decoder.decode(chunk.subarray(from, from + PIECE_BYTES), { stream: true });
      if (text !== "") yield text;
    }
  }
  const tail = decoder.decode();
  if (tail !== "") yield tail;
}
