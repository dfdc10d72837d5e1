import { TOKEN_FIELDS, type Tokens } from "../core/record.ts";

/**
 * What of a record's counts decides its price beside their sums, as bits. Records are summed only
 * with others of the same flags, so that the price of the sum is the sum of the prices.
 */
export const TOKEN_FLAG = {
  inputCounted: 1 << 6,
  cacheWriteCounted: 1 << 7,
  outputCounted: 1 << 8,
  moreCachedThanInput: 1 << 9,
  more1hThanCacheWrite: 1 << 10,
} as const;

/** Bits 0 to 5: the count of that place in TOKEN_FIELDS is unknown. */
export const unknownBit = (field: (typeof TOKEN_FIELDS)[number]): number =>
  1 << TOKEN_FIELDS.indexOf(field);

/** The flags of one record's counts; the database computes the same where it sums them. */
export function tokenFlags(tokens: Tokens): number {
  let flags = 0;
  for (const field of TOKEN_FIELDS) if (tokens[field] === null) flags |= unknownBit(field);
  const input = tokens.inputTotal ?? 0;
  const write1h = tokens.inputCacheWrite1h ?? 0;
  const write = tokens.inputCacheWrite ?? write1h;
  if (input > 0) flags |= TOKEN_FLAG.inputCounted;
  if ((tokens.inputCacheWrite ?? 0) > 0) flags |= TOKEN_FLAG.cacheWriteCounted;
  if ((tokens.outputTotal ?? 0) > 0) flags |= TOKEN_FLAG.outputCounted;
  if ((tokens.inputCached ?? 0) + write > input) flags |= TOKEN_FLAG.moreCachedThanInput;
  if (write1h > write) flags |= TOKEN_FLAG.more1hThanCacheWrite;
  return flags;
}
