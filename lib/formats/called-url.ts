const KNOWN_PATH =
  /(?:^|\/)(chat\/completions|responses|completions|embeddings|moderations|messages|images\/[a-z]+|audio\/[a-z]+)(?:[/?#]|$)/;

/**
 * The API that a URL or path calls, as `/v1/…`; `null` for any other. Ids, keys and deployment names of the path
 * stay out.
 */
export function calledEndpoint(url: unknown): string | null {
  const match = typeof url === "string" ? KNOWN_PATH.exec(url) : null;
  return match ? `/v1/${match[1]}` : null;
}

const PROVIDER_OF_HOST: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)api\.openai\.com$/, "openai"],
  [/\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/, "azure"],
  [/(?:^|\.)anthropic\.com$/, "anthropic"],
  [/(?:^|\.|-)(?:generativelanguage|aiplatform)\.googleapis\.com$/, "google"],
  [/(?:^|\.)groq\.com$/, "groq"],
  [/(?:^|\.)mistral\.ai$/, "mistral"],
  [/(?:^|\.)deepseek\.com$/, "deepseek"],
  [/(?:^|\.)x\.ai$/, "xai"],
  [/^bedrock.*\.amazonaws\.com$/, "bedrock"],
  [/(?:^|\.)openrouter\.ai$/, "openrouter"],
];

function hostOf(url: unknown): string | null {
  const match = typeof url === "string" ? /^https?:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url) : null;
  return match?.[1]?.toLowerCase() ?? null;
}

/** The provider behind a URL's host, as the catalogue names it; `null` for a host that tells none, such as a proxy's. */
export function calledProvider(url: unknown): string | null {
  const host = hostOf(url);
  return PROVIDER_OF_HOST.find(([pattern]) => host !== null && pattern.test(host))?.[1] ?? null;
}

/** The data-residency region that OpenAI's host names, as in `eu.api.openai.com`; `null` for the common one. */
export function calledRegion(url: unknown): string | null {
  return /^([a-z]{2})\.api\.openai\.com$/.exec(hostOf(url) ?? "")?.[1] ?? null;
}
