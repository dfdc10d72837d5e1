import type { ProviderCatalog } from "./entry.ts";

const OFFPEAK_SHEET = "offpeak sheet";
const PRICING_PAGE = "mistral.ai/pricing/api via offpeak sheet";
const GENAI_PRICES = "genai-prices mistral.yml";

const HALF = "derived 0.5x";
const CACHED_TENTH = "published in/out; cached 0.1x per genai-prices";

export const mistral: ProviderCatalog = {
  id: "mistral",
  alsoNamed: ["mistral_ai"],
  recorded: "2026-11-20",
  models: {
    "mistral-large-2512": {
      aliases: ["mistral-large", "mistral-large-latest"],
      prices: [
        { tier: "standard", from: "2026-08-23", dated: "observed", input: "0.5", cached: "0.05", output: "1.5", basis: CACHED_TENTH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium" },
        { tier: "batch", from: "2026-08-23", dated: "observed", input: "0.25", output: "0.75", basis: HALF, source: OFFPEAK_SHEET, confidence: "medium" },
      ],
    },
    "mistral-medium-3.5": {
      aliases: ["mistral-medium", "mistral-medium-latest"],
      prices: [
        { tier: "standard", from: "2026-08-23", dated: "observed", input: "1.5", cached: "0.15", output: "7.5", basis: CACHED_TENTH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium" },
        { tier: "batch", from: "2026-08-23", dated: "observed", input: "0.75", output: "3.75", basis: HALF, source: OFFPEAK_SHEET, confidence: "medium" },
      ],
    },
    "mistral-small-2603": {
      aliases: ["mistral-small", "mistral-small-latest"],
      prices: [
        { tier: "standard", from: "2026-08-23", dated: "observed", input: "0.15", cached: "0.015", output: "0.6", basis: CACHED_TENTH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium" },
        { tier: "batch", from: "2026-08-23", dated: "observed", input: "0.075", output: "0.3", basis: HALF, source: OFFPEAK_SHEET, confidence: "medium" },
      ],
    },
  },
};
