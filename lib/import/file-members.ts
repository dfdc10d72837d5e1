import { ImportFailure } from "./import-error.ts";
import {
  checkRatio,
  nameOfWrapper,
  peekBytes,
  replay,
  startsWithBytes,
  unwrapBytes,
} from "./unwrap-bytes.ts";
import { zipMembers } from "./zip-members.ts";

/** One file to read: the whole one, or a member of a zip. */
export interface FileMember {
  /** Its name inside the zip; `null` for a file that is no zip. */
  readonly name: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

async function* unwrappedOnce(name: string, bytes: AsyncIterable<Uint8Array>) {
  const source = bytes[Symbol.asyncIterator]();
  const taken = await peekBytes(source, 8);
  const first = new Uint8Array(Buffer.concat(taken.map((chunk) => chunk.subarray(0, 8))));
  const inside = nameOfWrapper(first);
  if (inside !== null) {
    throw new ImportFailure({
      code: "wrapper-unsupported",
      message: `Expected CSV or JSON files inside this zip; "${name}" in it is ${inside}. Unpack it once and import the result.`,
    });
  }
  yield* replay(taken, source);
}

/**
 * The files in what was dropped: it alone, plain or unpacked from gzip, or each file of a zip. Each is read before the
 * next one is asked for. Wrappers in wrappers, bombs, encryption and damage throw `ImportFailure`.
 */
export async function* fileMembers(file: AsyncIterable<Uint8Array>): AsyncGenerator<FileMember> {
  const source = file[Symbol.asyncIterator]();
  const taken = await peekBytes(source, 8);
  const first = new Uint8Array(Buffer.concat(taken.map((chunk) => chunk.subarray(0, 8))));
  const whole = replay(taken, source);
  if (!startsWithBytes(first, ZIP) && !startsWithBytes(first, EMPTY_ZIP)) {
    yield { name: null, bytes: unwrapBytes(whole) };
    return;
  }
  const watch = (packed: number, unpacked: number) => checkRatio("zip", packed, unpacked);
  for await (const { name, bytes } of zipMembers(whole, watch)) {
    yield { name, bytes: unwrappedOnce(name, bytes) };
  }
}
