import type { PriceBook } from "../../pricing/book.ts";

interface ProviderWords {
  /** What FOCUS files of their own call it; read again, it means the same provider (see `alsoNamed` of its catalogue). */
  readonly title: string;
  readonly service: string;
}

const WORDS: ReadonlyMap<string, ProviderWords> = new Map([
  ["openai", { title: "OpenAI", service: "OpenAI API" }],
  ["anthropic", { title: "Anthropic", service: "Claude API" }],
  ["google", { title: "Google", service: "Gemini API" }],
  ["aws-bedrock", { title: "AWS", service: "Amazon Bedrock" }],
  ["azure-foundry", { title: "Microsoft", service: "Azure AI Foundry" }],
  ["groq", { title: "Groq", service: "GroqCloud" }],
  ["mistral", { title: "Mistral", service: "Mistral API" }],
  ["xai", { title: "xAI", service: "xAI API" }],
  ["deepseek", { title: "DeepSeek", service: "DeepSeek API" }],
]);

/** A provider and its service in words; one that the catalogue does not know goes by its own name. */
export function providerWords(
  { providerIds }: Pick<PriceBook, "providerIds">,
  name: string,
): ProviderWords {
  return WORDS.get(providerIds.get(name) ?? name) ?? { title: name, service: `${name} API` };
}
