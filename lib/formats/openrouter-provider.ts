import { cleanText } from "./clean-text.ts";

/** How OpenRouter calls providers that the catalogue knows by another name. */
const CATALOGUE_NAMES: ReadonlyMap<string, string> = new Map([
  ["google ai studio", "google"],
  ["google vertex", "google"],
  ["amazon bedrock", "bedrock"],
]);

/** The provider behind OpenRouter that answered, in lower case. */
export function openrouterProvider(name: unknown): string | null {
  const provider = cleanText(name)?.toLowerCase() ?? null;
  return provider === null ? null : (CATALOGUE_NAMES.get(provider) ?? provider);
}
