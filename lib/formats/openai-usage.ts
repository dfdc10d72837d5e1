import type { Tokens } from "../core/record.ts";
import type { CountReader } from "./field-reader.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "./json-value.ts";

export const NO_TOKENS: Tokens = {
  inputTotal: null,
  inputCached: null,
  inputCacheWrite: null,
  inputCacheWrite1h: null,
  outputTotal: null,
  reasoning: null,
};

/** The first of the names that the object has a value under. */
function counted(read: CountReader, from: JsonObject, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = own(from, name);
    if (value !== undefined && value !== null) return read.count(name, value);
  }
  return null;
}

const sum = (...counts: readonly (number | null)[]): number =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);

/** Anthropic's `input_tokens` are the uncached ones alone. Source: @anthropic-ai/sdk 1.11.0. */
function exclusiveTokens(read: CountReader, usage: JsonObject): Tokens {
  const cached = counted(read, usage, "cache_read_input_tokens");
  const written = counted(read, usage, "cache_creation_input_tokens");
  const uncached = counted(read, usage, "input_tokens");
  return {
    inputTotal: uncached === null ? null : sum(uncached, cached, written),
    inputCached: cached,
    inputCacheWrite: written,
    inputCacheWrite1h: counted(
      read,
      ownObject(usage, "cache_creation"),
      "ephemeral_1h_input_tokens",
    ),
    outputTotal: counted(read, usage, "output_tokens"),
    reasoning: counted(read, ownObject(usage, "output_tokens_details"), "thinking_tokens"),
  };
}

const says = (usage: JsonObject, name: string): boolean => typeof own(usage, name) === "number";

/**
 * Token counts of a `usage` object as OpenAI's two APIs, gateways in their manner, or Anthropic write it,
 * in normal form: the input includes cached and cache-written tokens, the output reasoning.
 */
export function usageTokens(read: CountReader, usage: unknown): Tokens {
  if (!isJsonObject(usage)) return NO_TOKENS;
  const isExclusive =
    says(usage, "input_tokens") &&
    !says(usage, "prompt_tokens") &&
    (says(usage, "cache_read_input_tokens") || says(usage, "cache_creation_input_tokens"));
  if (isExclusive) return exclusiveTokens(read, usage);
  const chat = ["prompt_tokens", "prompt_tokens_details", "completion_tokens_details"].some(
    (name) => own(usage, name) !== undefined,
  );
  const input = ownObject(usage, chat ? "prompt_tokens_details" : "input_tokens_details");
  const output = ownObject(usage, chat ? "completion_tokens_details" : "output_tokens_details");
  const inputTotal = counted(read, usage, chat ? "prompt_tokens" : "input_tokens");
  const outputTotal = counted(read, usage, chat ? "completion_tokens" : "output_tokens");
  read.compareTotal(own(usage, "total_tokens"), inputTotal, outputTotal);
  return {
    inputTotal,
    inputCached:
      counted(read, input, "cached_tokens") ?? counted(read, usage, "cache_read_input_tokens"),
    inputCacheWrite:
      counted(read, input, "cache_write_tokens", "cache_creation_tokens") ??
      counted(read, usage, "cache_creation_input_tokens"),
    inputCacheWrite1h: null,
    outputTotal,
    reasoning: counted(read, output, "reasoning_tokens"),
  };
}
