import { cleanText } from "../formats/clean-text.ts";
import { isJsonObject, type JsonObject, own } from "../formats/json-value.ts";
import { modelCall } from "./model-call.ts";

export type WantedTier = "flex" | "fallback" | "standard" | "priority";

/** Providers whose calls name a tier as OpenAI's do; a proxy (`null`) is taken for one. */
const LIKE_OPENAI = new Set<string | null>([null, "openai", "azure", "groq", "openrouter"]);
const HAS_TIERS = new Set<string | null>(["/v1/chat/completions", "/v1/responses"]);

const WORDS = { flex: "flex", fallback: "auto", standard: "default", priority: "priority" };
const GEMINI_WORDS = { ...WORDS, fallback: "standard", standard: "standard" };

/** A request whose body can ask for another tier. */
export interface TieredBody {
  /** What the caller's code asked for. */
  readonly tierInCode: string | null;
  readonly provider: string | null;
  /** The body's text with the tier in place of what it asked for. */
  withTier(tier: WantedTier): string;
}

function parsedBody(body: unknown): JsonObject | null {
  if (typeof body !== "string") return null;
  try {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The body, ready to be sent at any tier; `null` where the call names no tier in its body. */
export function tieredBody(url: string, body: unknown): TieredBody | null {
  const { provider, endpoint, model } = modelCall(url);
  const isGemini = model !== null;
  if (!isGemini && !(HAS_TIERS.has(endpoint) && LIKE_OPENAI.has(provider))) return null;
  const sent = parsedBody(body);
  if (sent === null) return null;
  const [name, words] = isGemini
    ? (["serviceTier", GEMINI_WORDS] as const)
    : (["service_tier", WORDS] as const);
  return {
    provider,
    tierInCode: cleanText(own(sent, name)),
    withTier: (tier) => JSON.stringify({ ...sent, [name]: words[tier] }),
  };
}
