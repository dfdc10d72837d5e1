import type { LongContext, ProviderCatalog, RegionalUplift } from "./entry.ts";

const PRICING_PAGE = "platform.claude.com/docs/en/about-claude/pricing (public copy + id 69390892297 verified 2026-09-14 + id 70323924255 checked 2026-10-09)";
const GENAI_PRICES = "pydantic/genai-prices:prices/providers/anthropic.yml";
const CLAUDIT = "kurofune/claudit v1.9.2";
const HAIKU_5_5_OVERVIEW = "platform.claude.com haiku-5-5 overview";

const CACHE_HALVED = "published in/out; cache classes derived 0.5x (discounts stack)";
const CACHE_MULTIPLIED = "published in/out; cache classes derived by same multipliers";

const FAST_MODE = "speed:'fast'; not with Batch; first-party API only";
const START_IS_COMMIT_DATE = "start = pydantic/genai-prices commit that added the model";
const LAUNCH_DAY_UNKNOWN = "launch day not found (between ~2026-10-24 and 2026-11-20)";
const RISE_CANCELLED = "announced step to 3/15 on 2026-09-01 was CANCELLED";
const CACHE_READ_CHANGED = "ONLY the cache-read rate changed on 2026-10-07";
const SURCHARGE_REMOVED = "long-context surcharge REMOVED 2026-03-13";

const US_INFERENCE: RegionalUplift = { percent: 10, regions: ["us"], rule: "inference_geo=us 1.1x on Claude >=4.6; Bedrock/Vertex regional endpoints +10%" };
const BEFORE_4_6: RegionalUplift = { percent: 0, regions: [], rule: "inference_geo=us 1.1x on Claude >=4.6; Bedrock/Vertex regional endpoints +10%" };
const OVER_100K: LongContext = { when: ">", inputTokens: 100_000, rule: "> 100000 prompt tokens (input + cache reads + cache writes): every token of the request at long band, output included" };
const OVER_200K: LongContext = { when: ">", inputTokens: 200_000, rule: "> 200000 input tokens (cache reads+writes included): all tokens at long band" };

export const anthropic: ProviderCatalog = {
  id: "anthropic",
  recorded: "2026-11-20",
  models: {
    "claude-fable-5": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-06-09", dated: "documented", input: "10", cached: "1", write: "12.5", write1h: "20", output: "50", source: PRICING_PAGE, confidence: "high" },
        { tier: "batch", from: "2026-06-09", dated: "documented", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "25", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "high" },
      ],
    },
    "claude-fable-5-1": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-09-01", dated: "documented", input: "10", cached: "0.25", write: "12.5", write1h: "20", output: "50", source: PRICING_PAGE, confidence: "high", note: "cache read 0.025x input" },
        { tier: "batch", from: "2026-09-01", dated: "documented", input: "5", cached: "0.125", write: "6.25", write1h: "10", output: "25", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "high", note: "cache read 0.025x input" },
      ],
    },
    "claude-fable-5-2": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-10-25", dated: "assumed", input: "8", cached: "0.2", write: "10", write1h: "16", output: "40", source: ["archid21/rightsize v0.10.2", "dev.to/neverpaytwice"], confidence: "low", note: LAUNCH_DAY_UNKNOWN },
        { tier: "batch", from: "2026-10-25", dated: "assumed", input: "4", cached: "0.1", write: "5", write1h: "8", output: "20", basis: CACHE_HALVED, source: ["archid21/rightsize v0.10.2", "dev.to/neverpaytwice"], confidence: "low", note: LAUNCH_DAY_UNKNOWN },
      ],
    },
    "claude-haiku-4-5": {
      aliases: [{ id: "claude-haiku-4-5-20251001", note: "listed for this model in pydantic/genai-prices 0.1.8" }],
      uplift: BEFORE_4_6,
      prices: [
        { tier: "standard", from: "2025-10-15", dated: "documented", input: "1", cached: "0.1", write: "1.25", write1h: "2", output: "5", source: PRICING_PAGE, confidence: "high" },
        { tier: "batch", from: "2025-10-15", dated: "documented", input: "0.5", cached: "0.05", write: "0.625", write1h: "1", output: "2.5", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "high" },
      ],
    },
    "claude-haiku-5-5": {
      longContext: OVER_100K,
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", band: "short", from: "2026-10-07", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", write1h: "0.2", output: "0.5", source: [CLAUDIT, HAIKU_5_5_OVERVIEW, PRICING_PAGE], confidence: "high" },
        { tier: "standard", band: "long", from: "2026-10-07", dated: "documented", input: "0.5", cached: "0.05", write: "0.625", write1h: "1", output: "2.5", source: [CLAUDIT, HAIKU_5_5_OVERVIEW, PRICING_PAGE], confidence: "high", note: "5x, not 2x/1.5x" },
        { tier: "batch", band: "short", from: "2026-10-07", dated: "documented", input: "0.05", cached: "0.005", write: "0.0625", write1h: "0.1", output: "0.25", basis: CACHE_HALVED, source: [CLAUDIT, HAIKU_5_5_OVERVIEW, PRICING_PAGE], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-10-07", dated: "documented", input: "0.25", cached: "0.025", write: "0.3125", write1h: "0.5", output: "1.25", basis: CACHE_HALVED, source: [CLAUDIT, HAIKU_5_5_OVERVIEW, PRICING_PAGE], confidence: "high", note: "5x, not 2x/1.5x" },
      ],
    },
    "claude-opus-4-6": {
      longContext: OVER_200K,
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", band: "short", from: "2026-02-05", dated: "assumed", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "25", source: GENAI_PRICES, confidence: "high" },
        { tier: "standard", band: "long", from: "2026-02-05", dated: "assumed", input: "10", cached: "1", write: "12.5", write1h: "20", output: "37.5", source: GENAI_PRICES, confidence: "high" },
        { tier: "standard", from: "2026-03-13", dated: "documented", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "25", source: GENAI_PRICES, confidence: "high", note: SURCHARGE_REMOVED },
        { tier: "batch", band: "short", from: "2026-02-05", dated: "assumed", input: "2.5", cached: "0.25", write: "3.125", write1h: "5", output: "12.5", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high" },
        { tier: "batch", band: "long", from: "2026-02-05", dated: "assumed", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "18.75", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high" },
        { tier: "batch", from: "2026-03-13", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", write1h: "5", output: "12.5", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high", note: SURCHARGE_REMOVED },
      ],
    },
    "claude-opus-4-8": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-05-28", dated: "observed", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "25", source: PRICING_PAGE, confidence: "medium", note: START_IS_COMMIT_DATE },
        { tier: "batch", from: "2026-05-28", dated: "observed", input: "2.5", cached: "0.25", write: "3.125", write1h: "5", output: "12.5", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "medium", note: START_IS_COMMIT_DATE },
        { tier: "fast", from: "2026-05-28", dated: "observed", input: "10", cached: "1", write: "12.5", write1h: "20", output: "50", basis: CACHE_MULTIPLIED, source: PRICING_PAGE, confidence: "medium", note: FAST_MODE },
      ],
    },
    "claude-opus-5": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-07-24", dated: "observed", input: "5", cached: "0.5", write: "6.25", write1h: "10", output: "25", source: PRICING_PAGE, confidence: "medium", note: START_IS_COMMIT_DATE },
        { tier: "batch", from: "2026-07-24", dated: "observed", input: "2.5", cached: "0.25", write: "3.125", write1h: "5", output: "12.5", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "medium", note: START_IS_COMMIT_DATE },
        { tier: "fast", from: "2026-07-24", dated: "observed", input: "10", cached: "1", write: "12.5", write1h: "20", output: "50", basis: CACHE_MULTIPLIED, source: PRICING_PAGE, confidence: "medium", note: FAST_MODE },
      ],
    },
    "claude-opus-5-5": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-09-22", dated: "documented", input: "4", cached: "0.2", write: "5", write1h: "8", output: "20", source: PRICING_PAGE, confidence: "high", note: "cache read 0.05x input" },
        { tier: "batch", from: "2026-09-22", dated: "documented", input: "2", cached: "0.1", write: "2.5", write1h: "4", output: "10", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "high", note: "cache read 0.05x input" },
        { tier: "fast", from: "2026-09-22", dated: "documented", input: "8", cached: "0.4", write: "10", write1h: "16", output: "40", basis: CACHE_MULTIPLIED, source: PRICING_PAGE, confidence: "high", note: FAST_MODE },
      ],
    },
    "claude-sonnet-4-6": {
      longContext: OVER_200K,
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", band: "short", from: "2026-02-17", dated: "assumed", input: "3", cached: "0.3", write: "3.75", write1h: "6", output: "15", source: GENAI_PRICES, confidence: "high" },
        { tier: "standard", band: "long", from: "2026-02-17", dated: "assumed", input: "6", cached: "0.6", write: "7.5", write1h: "12", output: "22.5", source: GENAI_PRICES, confidence: "high" },
        { tier: "standard", from: "2026-03-13", dated: "documented", input: "3", cached: "0.3", write: "3.75", write1h: "6", output: "15", source: GENAI_PRICES, confidence: "high" },
        { tier: "batch", band: "short", from: "2026-02-17", dated: "assumed", input: "1.5", cached: "0.15", write: "1.875", write1h: "3", output: "7.5", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high" },
        { tier: "batch", band: "long", from: "2026-02-17", dated: "assumed", input: "3", cached: "0.3", write: "3.75", write1h: "6", output: "11.25", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high" },
        { tier: "batch", from: "2026-03-13", dated: "documented", input: "1.5", cached: "0.15", write: "1.875", write1h: "3", output: "7.5", basis: CACHE_HALVED, source: GENAI_PRICES, confidence: "high" },
      ],
    },
    "claude-sonnet-5": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-06-30", dated: "documented", input: "2", cached: "0.2", write: "2.5", write1h: "4", output: "10", source: PRICING_PAGE, confidence: "high", note: RISE_CANCELLED },
        { tier: "standard", from: "2026-09-01", dated: "documented", input: "3", output: "15", status: "retracted", source: [GENAI_PRICES, "simonw/llm-prices"], confidence: "high", note: RISE_CANCELLED },
        { tier: "batch", from: "2026-06-30", dated: "documented", input: "1", cached: "0.1", write: "1.25", write1h: "2", output: "5", basis: CACHE_HALVED, source: PRICING_PAGE, confidence: "high", note: RISE_CANCELLED },
      ],
    },
    "claude-sonnet-5-5": {
      uplift: US_INFERENCE,
      prices: [
        { tier: "standard", from: "2026-09-28", dated: "documented", input: "2", cached: "0.2", write: "2.5", write1h: "4", output: "10", source: ["TheKrush/PromptFuel v1.0.22-23", CLAUDIT], confidence: "high" },
        { tier: "standard", from: "2026-10-07", dated: "documented", input: "2", cached: "0.1", write: "2.5", write1h: "4", output: "10", source: ["TheKrush/PromptFuel v1.0.23", CLAUDIT, PRICING_PAGE], confidence: "high", note: CACHE_READ_CHANGED },
        { tier: "batch", from: "2026-09-28", dated: "documented", input: "1", cached: "0.1", write: "1.25", write1h: "2", output: "5", basis: CACHE_HALVED, source: ["TheKrush/PromptFuel v1.0.22-23", CLAUDIT], confidence: "high" },
        { tier: "batch", from: "2026-10-07", dated: "documented", input: "1", cached: "0.05", write: "1.25", write1h: "2", output: "5", basis: CACHE_HALVED, source: ["TheKrush/PromptFuel v1.0.23", CLAUDIT, PRICING_PAGE], confidence: "high", note: CACHE_READ_CHANGED },
      ],
    },
  },
};
