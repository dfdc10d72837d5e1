import type { Random } from "../core/random.ts";
import type { ModelShare } from "./profile.ts";

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

const hexByte = (word: number, shift: number): string => HEX_BYTES[(word >>> shift) & 0xff] ?? "";

/** Text of `words` × 8 hexadecimal digits. */
export function drawHex(random: Random, words: number): string {
  let text = "";
  for (let left = words; left > 0; left--) {
    const word = random.nextWord();
    text += hexByte(word, 24) + hexByte(word, 16) + hexByte(word, 8) + hexByte(word, 0);
  }
  return text;
}

function drawLetters(random: Random, length: number): string {
  let text = "";
  for (let position = 0; position < length; position++) {
    text += LETTERS[random.nextWord() % LETTERS.length];
  }
  return text;
}

/** The id that the provider gave an attempt, in the form that its endpoint uses. */
export function drawRequestId(
  random: Random,
  { model, endpoint }: ModelShare,
  tier: string | null,
  answered: boolean,
): string {
  if (model.provider === "anthropic") return `req_011${drawLetters(random, 21)}`;
  if (model.provider === "google") return drawLetters(random, 22);
  if (tier === "batch") return `batch_req_${drawHex(random, 4)}`;
  const chat = answered && endpoint === "/v1/chat/completions";
  return chat ? `chatcmpl-${drawLetters(random, 29)}` : `req_${drawHex(random, 4)}`;
}
