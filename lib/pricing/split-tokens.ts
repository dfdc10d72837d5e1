import type { Tokens } from "../core/record.ts";
import type { TokenClass } from "./types.ts";

/** Every token in exactly one billed class. */
export type TokenSplit = Readonly<Record<TokenClass, number>>;

const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= 0;

/**
 * A record's tokens by billed class, unknown counts as none; `null` where they contradict each other.
 * `input` is what is neither read from a cache nor written to one; `cacheWrite` is the 5-minute writes.
 */
export function splitTokens(tokens: Tokens): TokenSplit | null {
  const total = tokens.inputTotal ?? 0;
  const cachedInput = tokens.inputCached ?? 0;
  const cacheWrite1h = tokens.inputCacheWrite1h ?? 0;
  const cacheWrite = (tokens.inputCacheWrite ?? cacheWrite1h) - cacheWrite1h;
  const output = tokens.outputTotal ?? 0;
  const input = total - cachedInput - cacheWrite - cacheWrite1h;
  const isSplit =
    isCount(total) &&
    isCount(cachedInput) &&
    isCount(cacheWrite1h) &&
    isCount(cacheWrite) &&
    isCount(output) &&
    input >= 0;
  return isSplit ? { input, cachedInput, cacheWrite, cacheWrite1h, output } : null;
}
