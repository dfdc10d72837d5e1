import type { ProviderCatalog } from "./entry.ts";

const GENAI_PRICES = "pydantic/genai-prices groq.yml";
const FLEX_DOCS = "console.groq.com/docs/flex-processing";
const API_EVANGELIST = "api-evangelist/groq";
const OFFPEAK_SHEET = "offpeak sheet";

const HALF = "derived 0.5x";

const STACKING_NOT_CONFIRMED = "stacking of batch and cache discounts not confirmed";
const SAME_PRICE_MORE_LIMIT = "Flex price EQUALS on-demand; buys 10x rate limits; overload = HTTP 498 capacity_exceeded";

export const groq: ProviderCatalog = {
  id: "groq",
  recorded: "2026-11-20",
  models: {
    "llama-3.3-70b-versatile": {
      remark: "service_tier=on_demand",
      prices: [
        { tier: "standard", from: "2026-08-21", dated: "observed", input: "0.59", output: "0.79", source: [GENAI_PRICES, FLEX_DOCS], confidence: "medium" },
        { tier: "flex", from: "2026-08-21", dated: "observed", input: "0.59", output: "0.79", source: [GENAI_PRICES, FLEX_DOCS], confidence: "high", note: SAME_PRICE_MORE_LIMIT },
        { tier: "batch", from: "2026-08-21", dated: "observed", input: "0.295", output: "0.395", basis: HALF, source: [API_EVANGELIST, OFFPEAK_SHEET], confidence: "medium", note: STACKING_NOT_CONFIRMED },
      ],
    },
    "openai/gpt-oss-120b": {
      remark: "service_tier=on_demand",
      prices: [
        { tier: "standard", from: "2026-08-21", dated: "observed", input: "0.15", cached: "0.075", output: "0.6", source: [GENAI_PRICES, FLEX_DOCS], confidence: "medium" },
        { tier: "flex", from: "2026-08-21", dated: "observed", input: "0.15", cached: "0.075", output: "0.6", source: [GENAI_PRICES, FLEX_DOCS], confidence: "high", note: SAME_PRICE_MORE_LIMIT },
        { tier: "batch", from: "2026-08-21", dated: "observed", input: "0.075", output: "0.3", basis: HALF, source: [API_EVANGELIST, OFFPEAK_SHEET], confidence: "medium", note: STACKING_NOT_CONFIRMED },
      ],
    },
    "openai/gpt-oss-20b": {
      remark: "service_tier=on_demand",
      prices: [
        { tier: "standard", from: "2026-08-21", dated: "observed", input: "0.075", cached: "0.0375", output: "0.3", source: [GENAI_PRICES, FLEX_DOCS], confidence: "medium" },
        { tier: "flex", from: "2026-08-21", dated: "observed", input: "0.075", cached: "0.0375", output: "0.3", source: [GENAI_PRICES, FLEX_DOCS], confidence: "high", note: SAME_PRICE_MORE_LIMIT },
        { tier: "batch", from: "2026-08-21", dated: "observed", input: "0.0375", output: "0.15", basis: HALF, source: [API_EVANGELIST, OFFPEAK_SHEET], confidence: "medium", note: STACKING_NOT_CONFIRMED },
      ],
    },
  },
};
