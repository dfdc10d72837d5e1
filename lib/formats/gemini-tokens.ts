import type { CountReader } from "./field-reader.ts";
import { type JsonObject, own } from "./json-value.ts";

/** Google leaves zero counts out; the thoughts come on top of the candidates. Source: @google/genai 2.32.0. */
export function geminiTokens(read: CountReader, usage: JsonObject) {
  const count = (name: string) => read.count(name, own(usage, name));
  const counted = (name: string) => count(name) ?? 0;
  const prompt = count("promptTokenCount");
  const reasoning = counted("thoughtsTokenCount");
  const inputTotal = prompt === null ? null : prompt + counted("toolUsePromptTokenCount");
  const outputTotal = counted("candidatesTokenCount") + reasoning;
  read.compareTotal(own(usage, "totalTokenCount"), inputTotal, outputTotal);
  return {
    inputTotal,
    inputCached: counted("cachedContentTokenCount"),
    outputTotal,
    reasoning,
  };
}
