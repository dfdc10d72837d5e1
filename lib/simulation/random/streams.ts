import { createRandom } from "../../core/random.ts";
import type { RandomKey } from "./threefry.ts";

/** What draws are for. A stream never moves another, so policies that are compared meet the same chance. */
export type StreamName = "tape" | "requests" | "batches" | "parameters";

/** The key of a stream under a seed: of tape 3, of the requests on tape 3. */
export function streamKey(seed: number, name: StreamName, index: number): RandomKey {
  const random = createRandom(seed).fork(name).at(index);
  return { key0: random.nextWord() | 0, key1: random.nextWord() | 0 };
}

const WORDS = 2 ** 32;

/** A uniform draw in [0, 1) of one word. */
export const uniformOfWord = (word: number): number => (word >>> 0) / WORDS;
