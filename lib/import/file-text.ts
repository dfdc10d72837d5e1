import { isOtlpProtobuf, otlpProtobufText } from "../formats/otlp-traces/protobuf-text.ts";
import { HEAD_BYTES } from "../wire/head-bytes.ts";
import { decodeText } from "./decode-text.ts";
import { peekBytes, replay } from "./unwrap-bytes.ts";

/** The text of an unwrapped file; the one binary format that is read becomes lines of JSON. */
export async function* fileText(file: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const source = file[Symbol.asyncIterator]();
  const taken = await peekBytes(source, HEAD_BYTES);
  const head = Buffer.concat(taken.map((chunk) => chunk.subarray(0, HEAD_BYTES)));
  const bytes = replay(taken, source);
  yield* isOtlpProtobuf(head) ? otlpProtobufText(bytes) : decodeText(bytes);
}
