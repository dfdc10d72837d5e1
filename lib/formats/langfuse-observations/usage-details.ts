import type { Tokens } from "../../core/record.ts";
import type { FieldReader } from "../field-reader.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";

const FIELD = "usageDetails";

/** The sum of the counts under the keys; `null` where no such key says anything. */
function sumOf(
  read: FieldReader,
  details: JsonObject,
  matches: (key: string) => boolean,
): number | null {
  let sum: number | null = null;
  for (const [key, value] of Object.entries(details)) {
    if (!matches(key.toLowerCase())) continue;
    const count = read.count(FIELD, value);
    if (count !== null) sum = (sum ?? 0) + count;
  }
  return sum;
}

const isInput = (key: string): boolean => key.includes("input");
const isOutput = (key: string): boolean => key.includes("output");
const isWrite = (key: string): boolean =>
  isInput(key) && (key.includes("cache_write") || key.includes("cache_creation"));
const isCached = (key: string): boolean => isInput(key) && key.includes("cache") && !isWrite(key);

/**
 * Tokens by Langfuse's own formula: every count whose key contains `input` is a part of the input, every one with
 * `output` of the output; `total` is a part of neither. Source: langfuse/langfuse on GitHub.
 */
export function tokensOfDetails(read: FieldReader, details: unknown): Tokens | null {
  if (!isJsonObject(details)) return null;
  const sum = (matches: (key: string) => boolean) => sumOf(read, details, matches);
  const [inputTotal, outputTotal] = [sum(isInput), sum(isOutput)];
  if (inputTotal === null && outputTotal === null) return null;
  read.compareTotal(own(details, "total"), inputTotal, outputTotal);
  return {
    inputTotal,
    inputCached: sum(isCached),
    inputCacheWrite: sum(isWrite),
    inputCacheWrite1h: sum((key) => isWrite(key) && key.includes("1h")),
    outputTotal,
    reasoning: sum((key) => isOutput(key) && key.includes("reasoning")),
  };
}

/** Totals alone, which include all parts: for rows without details. */
export function tokensOfTotals(
  read: FieldReader,
  input: unknown,
  output: unknown,
  usage: unknown,
): Tokens {
  return {
    inputTotal: read.count("inputUsage", input ?? own(usage, "input")),
    inputCached: null,
    inputCacheWrite: null,
    inputCacheWrite1h: null,
    outputTotal: read.count("outputUsage", output ?? own(usage, "output")),
    reasoning: null,
  };
}
