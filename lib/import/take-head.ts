import { HEAD_BYTES } from "./decode-text.ts";

export interface TakenHead {
  /** At most 64 Ki characters. */
  readonly text: string;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** The pieces that were taken, to be read again. */
  readonly taken: readonly string[];
}

/** Takes pieces of text until the head is complete or the file ends. */
export async function takeHead(texts: AsyncIterator<string>): Promise<TakenHead> {
  const taken: string[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await texts.next();
    if (next.done) return { text: taken.join(""), whole: true, taken };
    taken.push(next.value);
    length += next.value.length;
  }
  return { text: taken.join("").slice(0, HEAD_BYTES), whole: false, taken };
}
