import type { PriceClock, ProviderCatalog } from "./entry.ts";

const PRICING_PAGE = "api-docs.deepseek.com/quick_start/pricing (public copy)";
const APIYI = "docs.apiyi.com/en/live/2026-08/deepseek-price-peak-tier";
const MODELS_DEV = "anomalyco/models.dev pull 4891";
const GENAI_PRICES = "pydantic/genai-prices deepseek.yml";
const WHALE_METER = "shiye-10pages/dsh-whale-meter";

const CLOCK_CHOOSES = "'tier' is chosen by the wall clock of the request, not by the caller";
const V4_FLASH_REPOINTED = "deepseek-v4-flash ids are now served and billed as this model; exact switch day between 2026-08-30 and 2026-10-03";

const BEIJING_OFFICE_HOURS: PriceClock = {
  peakTier: "peak",
  otherTier: "off_peak",
  weekdays: [1, 2, 3, 4, 5],
  hoursUtc: [
    { from: 1, to: 4 },
    { from: 6, to: 10 },
  ],
  rule: "peak = 01:00-04:00 and 06:00-10:00 UTC Mon-Fri excluding Chinese public holidays; else off-peak (half)",
};

export const deepseek: ProviderCatalog = {
  id: "deepseek",
  recorded: "2026-11-20",
  models: {
    "deepseek-flash": {
      aliases: [{ id: "deepseek-v4-flash", from: "2026-10-03", note: V4_FLASH_REPOINTED }],
      clock: BEIJING_OFFICE_HOURS,
      prices: [
        { tier: "peak", from: "2026-10-03", dated: "observed", input: "0.3", cached: "0.006", output: "1.2", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "medium", note: [CLOCK_CHOOSES, V4_FLASH_REPOINTED] },
        { tier: "off_peak", from: "2026-10-03", dated: "observed", input: "0.15", cached: "0.003", output: "0.6", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "medium", note: [CLOCK_CHOOSES, V4_FLASH_REPOINTED] },
      ],
    },
    "deepseek-v4-flash": {
      ends: { on: "2026-10-03", reason: "model_replaced" },
      clock: BEIJING_OFFICE_HOURS,
      prices: [
        { tier: "standard", from: "2026-04-23", dated: "assumed", input: "0.14", cached: "0.0028", output: "0.28", source: [GENAI_PRICES, WHALE_METER], confidence: "medium" },
        { tier: "peak", from: "2026-08-16T16:00:00Z", dated: "documented", input: "0.44", cached: "0.014", output: "1.32", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "high", note: CLOCK_CHOOSES },
        { tier: "off_peak", from: "2026-08-16T16:00:00Z", dated: "documented", input: "0.22", cached: "0.007", output: "0.66", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "high", note: CLOCK_CHOOSES },
      ],
    },
    "deepseek-v4-pro": {
      clock: BEIJING_OFFICE_HOURS,
      prices: [
        { tier: "standard", from: "2026-04-23", dated: "assumed", input: "0.435", cached: "0.003625", output: "0.87", source: [GENAI_PRICES, WHALE_METER], confidence: "medium" },
        { tier: "peak", from: "2026-08-16T16:00:00Z", dated: "documented", input: "1.32", cached: "0.044", output: "3.96", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "high", note: CLOCK_CHOOSES },
        { tier: "off_peak", from: "2026-08-16T16:00:00Z", dated: "documented", input: "0.66", cached: "0.022", output: "1.98", source: [PRICING_PAGE, APIYI, MODELS_DEV], confidence: "high", note: CLOCK_CHOOSES },
      ],
    },
  },
};
