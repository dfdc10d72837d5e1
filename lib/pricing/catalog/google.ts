import type { LongContext, ProviderCatalog, RegionalUplift } from "./entry.ts";

const PRICING_PAGE = "ai.google.dev/gemini-api/docs/pricing";
const GENAI_PRICES = "pydantic/genai-prices google.yml";

const HALF = "derived 0.5x";
const HALF_AS_BATCH = "derived 0.5x (same as batch)";
const TIMES_1_8 = "derived 1.8x (docs: 75-100% over standard)";

const CACHED_NOT_CONFIRMED = "cached rate on batch/flex not confirmed (Google's Flex/Batch tables differ slightly on caching)";
const CACHED_HISTORY_NOT_TRACED = "cached rate history not traced";
const FACTOR_NOT_CONFIRMED = "only 2.5-flash-lite 1.8x was confirmed";
const SCHEDULED = "SCHEDULED (announced)";
const INTRODUCTORY = "introductory price through 2026-12-31";
const LAUNCH_RATE_NOT_CHECKED = "launch rate before the August correction not checked";

const BEFORE_GEMINI_3: RegionalUplift = { percent: 0, regions: [], rule: "Vertex non-global endpoints +10% (Gemini 3+)" };
const VERTEX_REGIONAL: RegionalUplift = { percent: 10, regions: "any", rule: "Vertex non-global endpoints +10% (Gemini 3+)" };
const OVER_200K: LongContext = { when: ">", inputTokens: 200_000, rule: "> 200000 prompt tokens: all tokens at long band" };

export const google: ProviderCatalog = {
  id: "google",
  alsoNamed: ["gemini", "vertex_ai", "gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai", "google cloud"],
  recorded: "2026-11-20",
  models: {
    "gemini-2.5-flash": {
      uplift: BEFORE_GEMINI_3,
      prices: [
        { tier: "standard", from: "2025-06-17", dated: "documented", input: "0.3", cached: "0.03", output: "2.5", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: CACHED_HISTORY_NOT_TRACED },
        { tier: "flex", from: "2025-06-17", dated: "documented", input: "0.15", output: "1.25", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2025-06-17", dated: "documented", input: "0.15", output: "1.25", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", from: "2025-06-17", dated: "documented", input: "0.54", cached: "0.054", output: "4.5", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [CACHED_HISTORY_NOT_TRACED, FACTOR_NOT_CONFIRMED] },
      ],
    },
    "gemini-2.5-flash-lite": {
      uplift: BEFORE_GEMINI_3,
      prices: [
        { tier: "standard", from: "2025-07-22", dated: "documented", input: "0.1", cached: "0.01", output: "0.4", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: CACHED_HISTORY_NOT_TRACED },
        { tier: "flex", from: "2025-07-22", dated: "documented", input: "0.05", output: "0.2", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2025-07-22", dated: "documented", input: "0.05", output: "0.2", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", from: "2025-07-22", dated: "documented", input: "0.18", cached: "0.018", output: "0.72", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [CACHED_HISTORY_NOT_TRACED, FACTOR_NOT_CONFIRMED] },
      ],
    },
    "gemini-2.5-pro": {
      longContext: OVER_200K,
      uplift: BEFORE_GEMINI_3,
      prices: [
        { tier: "standard", band: "short", from: "2025-06-17", dated: "documented", input: "1.25", cached: "0.125", output: "10", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: CACHED_HISTORY_NOT_TRACED },
        { tier: "standard", band: "long", from: "2025-06-17", dated: "documented", input: "2.5", cached: "0.25", output: "15", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: CACHED_HISTORY_NOT_TRACED },
        { tier: "flex", band: "short", from: "2025-06-17", dated: "documented", input: "0.625", output: "5", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "flex", band: "long", from: "2025-06-17", dated: "documented", input: "1.25", output: "7.5", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", band: "short", from: "2025-06-17", dated: "documented", input: "0.625", output: "5", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", band: "long", from: "2025-06-17", dated: "documented", input: "1.25", output: "7.5", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [CACHED_HISTORY_NOT_TRACED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", band: "short", from: "2025-06-17", dated: "documented", input: "2.25", cached: "0.225", output: "18", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [CACHED_HISTORY_NOT_TRACED, FACTOR_NOT_CONFIRMED] },
        { tier: "priority", band: "long", from: "2025-06-17", dated: "documented", input: "4.5", cached: "0.45", output: "27", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [CACHED_HISTORY_NOT_TRACED, FACTOR_NOT_CONFIRMED] },
      ],
    },
    "gemini-3.1-pro-preview": {
      longContext: OVER_200K,
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-02-19", dated: "documented", input: "2", cached: "0.2", output: "12", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high" },
        { tier: "standard", band: "long", from: "2026-02-19", dated: "documented", input: "4", cached: "0.4", output: "18", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high" },
        { tier: "flex", band: "short", from: "2026-02-19", dated: "documented", input: "1", output: "6", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "flex", band: "long", from: "2026-02-19", dated: "documented", input: "2", output: "9", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "batch", band: "short", from: "2026-02-19", dated: "documented", input: "1", output: "6", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "batch", band: "long", from: "2026-02-19", dated: "documented", input: "2", output: "9", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "priority", band: "short", from: "2026-02-19", dated: "documented", input: "3.6", cached: "0.36", output: "21.6", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: FACTOR_NOT_CONFIRMED },
        { tier: "priority", band: "long", from: "2026-02-19", dated: "documented", input: "7.2", cached: "0.72", output: "32.4", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: FACTOR_NOT_CONFIRMED },
      ],
    },
    "gemini-3.5-flash": {
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", from: "2026-05-19", dated: "documented", input: "1.5", cached: "0.15", output: "9", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high" },
        { tier: "flex", from: "2026-05-19", dated: "documented", input: "0.75", output: "4.5", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "batch", from: "2026-05-19", dated: "documented", input: "0.75", output: "4.5", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "priority", from: "2026-05-19", dated: "documented", input: "2.7", cached: "0.27", output: "16.2", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: FACTOR_NOT_CONFIRMED },
      ],
    },
    "gemini-3.5-flash-lite": {
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", from: "2026-07-21", dated: "documented", input: "0.3", cached: "0.03", output: "2.5", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high" },
        { tier: "flex", from: "2026-07-21", dated: "documented", input: "0.15", output: "1.25", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "batch", from: "2026-07-21", dated: "documented", input: "0.15", output: "1.25", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: CACHED_NOT_CONFIRMED },
        { tier: "priority", from: "2026-07-21", dated: "documented", input: "0.54", cached: "0.054", output: "4.5", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: FACTOR_NOT_CONFIRMED },
      ],
    },
    "gemini-3.6-flash": {
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", from: "2026-07-21", dated: "documented", input: "0.75", cached: "0.075", output: "3.75", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: LAUNCH_RATE_NOT_CHECKED },
        { tier: "standard", from: "2027-01-01", dated: "documented", input: "1.5", cached: "0.15", output: "7.5", status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: SCHEDULED },
        { tier: "flex", from: "2026-07-21", dated: "documented", input: "0.375", output: "1.875", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [LAUNCH_RATE_NOT_CHECKED, CACHED_NOT_CONFIRMED] },
        { tier: "flex", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF_AS_BATCH, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2026-07-21", dated: "documented", input: "0.375", output: "1.875", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [LAUNCH_RATE_NOT_CHECKED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", from: "2026-07-21", dated: "documented", input: "1.35", cached: "0.135", output: "6.75", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [LAUNCH_RATE_NOT_CHECKED, FACTOR_NOT_CONFIRMED] },
        { tier: "priority", from: "2027-01-01", dated: "documented", input: "2.7", cached: "0.27", output: "13.5", basis: TIMES_1_8, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [SCHEDULED, FACTOR_NOT_CONFIRMED] },
      ],
    },
    "gemini-3.7-flash": {
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", from: "2026-08-13", dated: "documented", input: "0.75", cached: "0.075", output: "3.75", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: INTRODUCTORY },
        { tier: "standard", from: "2027-01-01", dated: "documented", input: "1.5", cached: "0.15", output: "7.5", status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: SCHEDULED },
        { tier: "flex", from: "2026-08-13", dated: "documented", input: "0.375", output: "1.875", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [INTRODUCTORY, CACHED_NOT_CONFIRMED] },
        { tier: "flex", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF_AS_BATCH, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2026-08-13", dated: "documented", input: "0.375", output: "1.875", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [INTRODUCTORY, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", from: "2026-08-13", dated: "documented", input: "1.35", cached: "0.135", output: "6.75", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [INTRODUCTORY, FACTOR_NOT_CONFIRMED] },
        { tier: "priority", from: "2027-01-01", dated: "documented", input: "2.7", cached: "0.27", output: "13.5", basis: TIMES_1_8, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [SCHEDULED, FACTOR_NOT_CONFIRMED] },
      ],
    },
    "gemini-3.8-flash": {
      uplift: VERTEX_REGIONAL,
      prices: [
        { tier: "standard", from: "2026-09-02", dated: "documented", input: "0.75", cached: "0.075", output: "3.75", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: INTRODUCTORY },
        { tier: "standard", from: "2027-01-01", dated: "documented", input: "1.5", cached: "0.15", output: "7.5", status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "high", note: SCHEDULED },
        { tier: "flex", from: "2026-09-02", dated: "documented", input: "0.375", output: "1.875", basis: HALF_AS_BATCH, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [INTRODUCTORY, CACHED_NOT_CONFIRMED] },
        { tier: "flex", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF_AS_BATCH, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2026-09-02", dated: "documented", input: "0.375", output: "1.875", basis: HALF, source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [INTRODUCTORY, CACHED_NOT_CONFIRMED] },
        { tier: "batch", from: "2027-01-01", dated: "documented", input: "0.75", output: "3.75", basis: HALF, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "medium", note: [SCHEDULED, CACHED_NOT_CONFIRMED] },
        { tier: "priority", from: "2026-09-02", dated: "documented", input: "1.35", cached: "0.135", output: "6.75", basis: TIMES_1_8, source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [INTRODUCTORY, FACTOR_NOT_CONFIRMED] },
        { tier: "priority", from: "2027-01-01", dated: "documented", input: "2.7", cached: "0.27", output: "13.5", basis: TIMES_1_8, status: "announced", source: [PRICING_PAGE, GENAI_PRICES], confidence: "low", note: [SCHEDULED, FACTOR_NOT_CONFIRMED] },
      ],
    },
  },
};
