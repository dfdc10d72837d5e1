import { ok, type Result } from "../core/result.ts";
import { HEAD_BYTES, LONG_HEAD_BYTES } from "../wire/head-bytes.ts";
import type { FormatWish } from "./choose-format.ts";
import { chooseReading, isUndecided, type Understood } from "./find-page.ts";
import type { ImportError } from "./import-error.ts";
import { understandHead } from "./prepare-rows.ts";
import type { ReadHead } from "./read-head.ts";
import { type TakenHead, takeHead } from "./take-head.ts";

/** How far JSON is read on whose first row does not end in the head before. */
const HEAD_SIZES = [HEAD_BYTES, LONG_HEAD_BYTES, 8 * LONG_HEAD_BYTES] as const;

export interface Judged {
  readonly known: ReadHead;
  readonly reading: Result<Understood, ImportError>;
  /** The pieces that were taken, to be read again. */
  readonly taken: readonly string[];
}

/** A first row whose keys have not all been seen. */
const isCutRow = ({ head, whole }: ReadHead): boolean =>
  head.kind === "json" && !whole && head.values.length === 0;

/**
 * What a file is, judged by its first 64 KiB. Where these end inside the first row of a JSON file and its keys so far
 * do not tell, by the first MiB, and then by eight. `isWhole`: nothing follows the texts.
 */
export async function judgeByHead(
  texts: AsyncIterator<string>,
  wish: FormatWish,
  isWhole = true,
): Promise<Result<Judged, ImportError>> {
  let head: TakenHead | null = null;
  for (const size of HEAD_SIZES) {
    head = await takeHead(texts, size, head);
    const understood = understandHead(head.text, head.whole && isWhole);
    if (!understood.ok) return understood;
    const known = understood.value;
    const reading = chooseReading(known, wish);
    const mayTellMore = !reading.ok && isUndecided(reading.error) && isCutRow(known);
    if (!mayTellMore || head.whole || size === HEAD_SIZES.at(-1)) {
      return ok({ known, reading, taken: head.taken });
    }
  }
  throw new Error("a head has at least one size");
}
