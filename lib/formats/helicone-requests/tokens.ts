import type { Tokens } from "../../core/record.ts";
import type { FieldReader } from "../field-reader.ts";
import type { Field } from "./fields.ts";

/**
 * Tokens of the answer's own usage where the body was exported, else of the columns. Whether the column
 * `prompt_tokens` includes cached ones is not documented: it cannot where they are more than it.
 */
export function tokensOf(read: FieldReader, field: Field, body: Tokens): Tokens {
  const count = (name: Parameters<Field>[0]) => read.count(name, field(name));
  const prompt = count("prompt_tokens");
  const inputCached = body.inputCached ?? count("prompt_cache_read_tokens");
  const inputCacheWrite = body.inputCacheWrite ?? count("prompt_cache_write_tokens");
  const parts = (inputCached ?? 0) + (inputCacheWrite ?? 0);
  const columns = prompt !== null && parts > prompt ? prompt + parts : prompt;
  return {
    inputTotal: body.inputTotal ?? columns,
    inputCached,
    inputCacheWrite,
    inputCacheWrite1h: body.inputCacheWrite1h,
    outputTotal: body.outputTotal ?? count("completion_tokens"),
    reasoning: body.reasoning,
  };
}
