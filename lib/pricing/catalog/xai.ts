import type { LongContext, ProviderCatalog, RegionalUplift } from "./entry.ts";

const PRICING_PAGE = "docs.x.ai/developers/pricing (public copy, Oct-Nov 2026)";

const LAUNCHED_EARLIER = "observed price, launch earlier";

const US_ENDPOINT: RegionalUplift = { percent: 10, regions: ["us"], rule: "US regional endpoint 1.1x" };
const FROM_200K: LongContext = { when: ">=", inputTokens: 200_000, rule: ">= 200000 prompt tokens: all tokens at long band (note >=, not >)" };

export const xai: ProviderCatalog = {
  id: "xai",
  alsoNamed: ["x_ai"],
  recorded: "2026-11-20",
  models: {
    "grok-4.3": {
      longContext: FROM_200K,
      uplift: US_ENDPOINT,
      prices: [
        { tier: "standard", band: "short", from: "2026-10-15", dated: "observed", input: "1.25", cached: "0.2", output: "2.5", source: PRICING_PAGE, confidence: "medium", note: LAUNCHED_EARLIER },
        { tier: "standard", band: "long", from: "2026-10-15", dated: "observed", input: "2.5", cached: "0.4", output: "5", source: PRICING_PAGE, confidence: "medium" },
      ],
    },
    "grok-4.5": {
      longContext: FROM_200K,
      uplift: US_ENDPOINT,
      prices: [
        { tier: "standard", band: "short", from: "2026-10-15", dated: "observed", input: "2", cached: "0.3", output: "6", source: PRICING_PAGE, confidence: "medium", note: LAUNCHED_EARLIER },
        { tier: "standard", band: "long", from: "2026-10-15", dated: "observed", input: "4", cached: "0.6", output: "12", source: PRICING_PAGE, confidence: "medium" },
      ],
    },
    "grok-4.6": {
      longContext: FROM_200K,
      uplift: US_ENDPOINT,
      prices: [
        { tier: "standard", band: "short", from: "2026-10-15", dated: "observed", input: "2", cached: "0.5", output: "6", source: PRICING_PAGE, confidence: "medium", note: LAUNCHED_EARLIER },
        { tier: "standard", band: "long", from: "2026-10-15", dated: "observed", input: "4", cached: "1", output: "12", source: PRICING_PAGE, confidence: "medium" },
      ],
    },
    "grok-4.7": {
      longContext: FROM_200K,
      uplift: US_ENDPOINT,
      prices: [
        { tier: "standard", band: "short", from: "2026-10-15", dated: "observed", input: "2", cached: "0.5", output: "6", source: PRICING_PAGE, confidence: "medium", note: LAUNCHED_EARLIER },
        { tier: "standard", band: "long", from: "2026-10-15", dated: "observed", input: "4", cached: "1", output: "12", source: PRICING_PAGE, confidence: "medium" },
      ],
    },
  },
};
