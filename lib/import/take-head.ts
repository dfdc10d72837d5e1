import { HEAD_BYTES } from "../wire/head-bytes.ts";

export interface TakenHead {
  /** As many characters as were asked for, or all. */
  readonly text: string;
  /** The head is the whole file. */
  readonly whole: boolean;
  /** The pieces that were taken, to be read again. */
  readonly taken: readonly string[];
}

/** Takes pieces of text until the head has so many characters or the file ends, beginning with what was taken before. */
export async function takeHead(
  texts: AsyncIterator<string>,
  wanted = HEAD_BYTES,
  before: TakenHead | null = null,
): Promise<TakenHead> {
  const taken = [...(before?.taken ?? [])];
  let length = taken.reduce((sum, piece) => sum + piece.length, 0);
  while (length < wanted) {
    const next = await texts.next();
    if (next.done) return { text: taken.join(""), whole: true, taken };
    taken.push(next.value);
    length += next.value.length;
  }
  return { text: taken.join("").slice(0, wanted), whole: false, taken };
}
