import type { LongContext, ProviderCatalog, RegionalUplift } from "./entry.ts";

const PAGE_SEP_2026 = "developers.openai.com/api/docs/pricing.md copy 2026-09-03..22, zh translation, all tabs";
const PAGE_LATE_SEP_2026 = "developers.openai.com/api/docs/pricing.md copy 2026-09-22..29, Standard+Batch";
const PAGE_NOV_2025 = "official pricing page copy, Nov 2025, all four tabs";
const VERCEL_TIERS = "vercel.com/docs/ai-gateway/capabilities/service-tiers copy 2026-04-03: Priority+Flex tables";
const GENAI_PRICES = "pydantic/genai-prices:prices/providers/openai.yml @47df840a (2026-08-21)";
const LLM_PRICES = "simonw/llm-prices:data/openai.json @723ef0b + git log";
const FAST_MODE_PAGE = "openai.com/api-fast-mode (public copy, pre-2026-08-21 copy)";
const PAGE_FEB_2026 = "2026-02-07 page copy in karstenheld3/SharePoint-GPT-Middleware";
const PRIORITY_PAGE = "openai.com/api-priority-processing (public copy copy)";
const BATCH_ROWS_IN_FIXTURE = "official batch rows in test fixture";
const STORED_SHORT_ROW = "code stored copy (short row, fetched 2026-10-04)";
const SOL_6_1_PAGE = "developers.openai.com/api/docs/models/gpt-6.1-sol (public copy)";
const SUBSWITCH = "github.com/KZCFG/AILSA-SubSwitch/releases/tag/v1.0.0-g (checked 2026-10-01)";
const ULTRAFAST_LAUNCH = "apidog.com/blog/openai-ultrafast-mode (DevDay 2026-09-29)";
const VERCEL_ULTRAFAST = "vercel.com/changelog/openai-ultrafast-mode-now-available-on-ai-gateway (6x)";
const DEPRECATIONS_COPIES = "dev.to/importstatic + dev.to/aideprecations + dev.to/max_bob copies of developers.openai.com/api/docs/deprecations (Oct 2026)";
const VENICE_ULTRAFAST = "docs.venice.ai/models/gpt-6-1-sol-ultrafast (12/60, 2026-10-08)";
const O3_CUT_ANNOUNCED = "pydantic/genai-prices:prices/providers/openai.yml @47df840a (2026-08-21) (community.openai.com/t/1284925)";
const ROO_CODE_O3_LAUNCH = "RooCodeInc/Roo-Code pull 2691 (2025-04-17)";
const FLEX_LAUNCH_REPORTS = "technologynewso.com (launch reports, 2025-04-17)";
const PAGE_SEP_2025 = "official pricing page copy, late Aug-Sep 2025 (public copy excerpt: Batch+Standard tabs)";
const PRICE_TABLE_OCT_2026 = "price table checked 2026-10-09 against official pages";
const CLAIMS_SEP_2026 = "claims file checked 2026-09-30";
const LLM_PRICES_JAN_2025 = "simonw/llm-prices commit 5c1774b (2025-01-31)";

const RESELLER = "published in/out via reseller; rest derived 6x";
const AS_BATCH = "derived (flex = batch)";
const BATCH_PUBLISHED = "published (batch) / same for flex";
const WRITE_DOUBLED = "published in/cached/out; cache write derived 2x";

const NO_CACHED_BATCH = "Batch tab prints '-' for cached input: cached tokens bill at the batch input rate (or caching does not apply)";
const NO_FLEX_NO_PRIORITY = "not on the Flex or Priority/Fast tables";
const CODEX_TIERS = "codex models: Standard and Priority only";
const SOL_PROMOTION = "PROMOTIONAL: guaranteed 'at least through 2026-11-21'; no post-promo price published (previous 5/30 is a guess)";
const GA_JULY = "GA 2026-07-09 (prices first announced 2026-06-26)";
const START_IS_SNAPSHOT_DATE = "start date is the snapshot/announcement date; price constant in all copies seen (Nov 2025-Sep 2026)";
const ROUNDED_0_13 = "printed 0.13 is rounded (exact half is 0.125)";
const BATCH_COLUMN_GONE = "batch column printed Nov 2025; Sep 2026 page prints only the standard cost";
const EMBEDDING = "no output price; start date assumed";
const ULTRAFAST_REGIONS = "6x standard; US and global processing only; EU requests run and bill at standard";
const NO_LONG_BATCH_FLEX = "page prints '-' for long context on Batch/Flex although Standard has 60/270";
const MAYBE_DISCONTINUED = "docs.laozhang.ai says discontinued Oct 2026 on that gateway; OpenAI shutdown not confirmed";
const FULL_SESSION = "model page says 'full session' for standard, batch and flex";
const GONE_BY_SEP_2026 = "absent from Sep 2026 page copies; end date not found";
const GONE_BY_SEP_2026_TOO = "absent from the Sep 2026 page copies; end date not found";
const NO_FLEX_NO_LONG_SURCHARGE = "not on the Flex table; long context is NOT surcharged on gpt-4.1";
const CACHED_READ_5_PERCENT = "cached reads are 5% of input (10% on siblings)";
const GPT_4O_DATES = "cached-input price began with prompt caching (~2024-10-01); alias re-point date not confirmed in the corpora";
const CODEX_5_3_START = "announced 2026-02-05; API availability later that month (day not confirmed)";
const ROSALIND_TERMS = "billing starts 2026-10-05; cache-write price does not apply; restricted access";
const NOT_0_50_CACHED = "genai-prices and llm-prices record 0.50 cached for this period: wrong";
const FLEX_BETA = "Flex beta launch 2025-04-17; in/out confirmed, cached cell is derived";
const CACHED_NOT_RECORDED = "cached price at the time not recorded (50% rule suggests 1.50)";
const O1_MINI_END = "shutdown date not confirmed; still printed on the Nov 2025 page copy";
const NO_EU_FAST = "Fast unavailable with EU data residency";
const EU_STANDARD_ONLY = "EU data residency: Standard only";

const NO_UPLIFT: RegionalUplift = { percent: 0, regions: [], rule: "none (released before 2026-03-05)" };
const REGIONAL: RegionalUplift = { percent: 10, regions: "any", rule: "+10% on data-residency/regional endpoints (model released >=2026-03-05); FedRAMP endpoints +10%" };
const OVER_272K: LongContext = { when: ">", inputTokens: 272_000, rule: "> threshold input tokens (cached included): ALL tokens of the request at the long band (input and cache 2x, output 1.5x); exactly 272000 = short" };

export const openai: ProviderCatalog = {
  id: "openai",
  recorded: "2026-11-20",
  models: {
    "chat-latest": {
      aliases: ["gpt-chat-latest"],
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2026-09-03", dated: "observed", input: "5", cached: "0.5", output: "30", source: PAGE_SEP_2026, confidence: "medium", note: "moving alias: price changes when the alias moves" }],
    },
    "codex-mini-latest": {
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2025-05-16", dated: "assumed", input: "1.5", cached: "0.375", output: "6", endUnknown: true, source: PAGE_NOV_2025, confidence: "medium", note: "end date not found" }],
    },
    "computer-use-preview": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-03-11", dated: "assumed", input: "3", output: "12", endUnknown: true, source: PAGE_NOV_2025, confidence: "medium", note: "end date not found" },
        { tier: "batch", from: "2025-03-11", dated: "assumed", input: "1.5", output: "6", source: PAGE_NOV_2025, confidence: "medium" },
      ],
    },
    "gpt-3.5-turbo-0125": {
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-01-25", dated: "assumed", input: "0.5", output: "1.5", source: PAGE_SEP_2026, confidence: "medium", note: START_IS_SNAPSHOT_DATE },
        { tier: "flex", from: "2024-01-25", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "0.25", output: "0.75", source: PAGE_SEP_2026, confidence: "medium" },
        { tier: "priority", from: "2024-01-25", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
      ],
    },
    "gpt-3.5-turbo-1106": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2023-11-06", dated: "assumed", input: "1", output: "2", source: PAGE_SEP_2026, confidence: "medium", note: START_IS_SNAPSHOT_DATE },
        { tier: "flex", from: "2023-11-06", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "1", output: "2", source: PAGE_SEP_2026, confidence: "medium", note: "Batch price EQUALS standard for this model (no 50% discount)" },
        { tier: "priority", from: "2023-11-06", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
      ],
    },
    "gpt-4-0613": {
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2023-06-13", dated: "assumed", input: "30", output: "60", source: PAGE_SEP_2026, confidence: "medium", note: START_IS_SNAPSHOT_DATE },
        { tier: "flex", from: "2023-06-13", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "15", output: "30", source: PAGE_SEP_2026, confidence: "medium" },
        { tier: "priority", from: "2023-06-13", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
      ],
    },
    "gpt-4-turbo-2024-04-09": {
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-04-09", dated: "assumed", input: "10", output: "30", source: PAGE_SEP_2026, confidence: "medium", note: START_IS_SNAPSHOT_DATE },
        { tier: "flex", from: "2024-04-09", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "5", output: "15", source: PAGE_SEP_2026, confidence: "medium" },
        { tier: "priority", from: "2024-04-09", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_PRIORITY },
      ],
    },
    "gpt-4.1": {
      aliases: ["gpt-4.1-2025-04-14"],
      ends: { on: "2027-01-14", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-04-14", dated: "documented", input: "2", cached: "0.5", output: "8", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-04-14", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_LONG_SURCHARGE },
        { tier: "batch", from: "2025-04-14", dated: "assumed", input: "1", output: "4", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "3.5", cached: "0.875", output: "14", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "earlier start likely. 1.75x standard" },
      ],
    },
    "gpt-4.1-mini": {
      aliases: ["gpt-4.1-mini-2025-04-14"],
      ends: { on: "2027-01-14", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-04-14", dated: "documented", input: "0.4", cached: "0.1", output: "1.6", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-04-14", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_LONG_SURCHARGE },
        { tier: "batch", from: "2025-04-14", dated: "assumed", input: "0.2", output: "0.8", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "0.7", cached: "0.175", output: "2.8", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "earlier start likely. 1.75x standard" },
      ],
    },
    "gpt-4.1-nano": {
      aliases: ["gpt-4.1-nano-2025-04-14"],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-04-14", dated: "documented", input: "0.1", cached: "0.025", output: "0.4", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-04-14", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: NO_FLEX_NO_LONG_SURCHARGE },
        { tier: "batch", from: "2025-04-14", dated: "assumed", input: "0.05", output: "0.2", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "0.2", cached: "0.05", output: "0.8", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "earlier start likely. 2x standard" },
      ],
    },
    "gpt-4.5-preview": {
      ends: { on: "2025-07-14", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2025-02-27", dated: "documented", input: "75", cached: "37.5", output: "150", source: [GENAI_PRICES, LLM_PRICES], confidence: "medium", note: "shutdown date from general knowledge, not found in corpora" }],
    },
    "gpt-4o": {
      aliases: ["gpt-4o-2024-08-06", "gpt-4o-2024-11-20"],
      ends: { on: "2027-01-14", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-08-06", dated: "documented", input: "2.5", cached: "1.25", output: "10", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: GPT_4O_DATES },
        { tier: "flex", from: "2024-08-06", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2024-08-06", dated: "assumed", input: "1.25", output: "5", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "4.25", cached: "2.125", output: "17", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "earlier start likely. 1.7x standard" },
      ],
    },
    "gpt-4o-2024-05-13": {
      aliases: [{ id: "gpt-4o", until: "2024-10-02", note: "the name moved to gpt-4o-2024-08-06; day not confirmed" }],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-05-13", dated: "documented", input: "5", output: "15", source: [PAGE_LATE_SEP_2026, DEPRECATIONS_COPIES], confidence: "high", note: "no cached-input price" },
        { tier: "flex", from: "2024-05-13", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2024-05-13", dated: "assumed", input: "2.5", output: "7.5", source: PAGE_LATE_SEP_2026, confidence: "high", note: "no cached-input price" },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "8.75", output: "26.25", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: "earlier start likely; 1.75x standard" },
      ],
    },
    "gpt-4o-mini": {
      aliases: ["gpt-4o-mini-2024-07-18"],
      ends: { on: "2027-01-14", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-07-18", dated: "documented", input: "0.15", cached: "0.075", output: "0.6", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2024-07-18", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2024-07-18", dated: "assumed", input: "0.075", output: "0.3", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "0.25", cached: "0.125", output: "1", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "earlier start likely. 1.67x standard" },
      ],
    },
    "gpt-5": {
      aliases: ["gpt-5-2025-08-07"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-08-07", dated: "documented", input: "1.25", cached: "0.125", output: "10", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-08-07", dated: "assumed", input: "0.625", cached: "0.0625", output: "5", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2025-08-07", dated: "assumed", input: "0.625", cached: "0.0625", output: "5", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2025-08-07", dated: "assumed", input: "2.5", cached: "0.25", output: "20", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "2x standard" },
      ],
    },
    "gpt-5-chat-latest": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-08-07", dated: "documented", input: "1.25", cached: "0.125", output: "10", endUnknown: true, source: PAGE_NOV_2025, confidence: "medium", note: "standard only; end date not found" },
        { tier: "flex", from: "2025-08-07", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "chat-latest models are Standard only" },
        { tier: "batch", from: "2025-08-07", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "chat-latest models are Standard only" },
        { tier: "priority", from: "2025-08-07", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "chat-latest models are Standard only" },
      ],
    },
    "gpt-5-codex": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-09-23", dated: "assumed", input: "1.25", cached: "0.125", output: "10", endUnknown: true, source: [PAGE_NOV_2025, PAGE_FEB_2026], confidence: "medium", note: "shut down before Nov 2026 (exact date not found)" },
        { tier: "flex", from: "2025-09-23", dated: "observed", availability: "not_listed", endUnknown: true, source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "batch", from: "2025-09-23", dated: "observed", availability: "not_listed", endUnknown: true, source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "priority", from: "2025-09-23", dated: "assumed", input: "2.5", cached: "0.25", output: "20", endUnknown: true, source: VERCEL_TIERS, confidence: "medium", note: "2x standard" },
      ],
    },
    "gpt-5-mini": {
      aliases: ["gpt-5-mini-2025-08-07"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-08-07", dated: "documented", input: "0.25", cached: "0.025", output: "2", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-08-07", dated: "assumed", input: "0.125", cached: "0.0125", output: "1", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2025-08-07", dated: "assumed", input: "0.125", cached: "0.0125", output: "1", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2025-08-07", dated: "assumed", input: "0.45", cached: "0.045", output: "3.6", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "1.8x standard" },
      ],
    },
    "gpt-5-nano": {
      aliases: ["gpt-5-nano-2025-08-07"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-08-07", dated: "documented", input: "0.05", cached: "0.005", output: "0.4", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-08-07", dated: "assumed", input: "0.025", cached: "0.0025", output: "0.2", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2025-08-07", dated: "assumed", input: "0.025", cached: "0.0025", output: "0.2", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2025-08-07", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5-pro": {
      aliases: ["gpt-5-pro-2025-10-06"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-10-06", dated: "documented", input: "15", output: "120", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-10-06", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2025-10-06", dated: "assumed", input: "7.5", output: "60", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", from: "2025-10-06", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5-search-api": {
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2025-11-13", dated: "observed", input: "1.25", cached: "0.125", output: "10", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "plus web-search call fees" }],
    },
    "gpt-5.1": {
      aliases: ["gpt-5.1-2025-11-13"],
      ends: { on: "2027-04-01", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-11-13", dated: "documented", input: "1.25", cached: "0.125", output: "10", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-11-13", dated: "assumed", input: "0.625", cached: "0.0625", output: "5", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2025-11-13", dated: "assumed", input: "0.625", cached: "0.0625", output: "5", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2025-11-13", dated: "assumed", input: "2.5", cached: "0.25", output: "20", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "2x standard" },
      ],
    },
    "gpt-5.1-codex": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-11-13", dated: "assumed", input: "1.25", cached: "0.125", output: "10", endUnknown: true, source: [PAGE_NOV_2025, PAGE_FEB_2026], confidence: "medium", note: GONE_BY_SEP_2026 },
        { tier: "flex", from: "2025-11-13", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "batch", from: "2025-11-13", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "priority", from: "2025-11-13", dated: "assumed", input: "2.5", cached: "0.25", output: "20", source: VERCEL_TIERS, confidence: "medium", note: "2x standard" },
      ],
    },
    "gpt-5.1-codex-max": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-12-04", dated: "assumed", input: "1.25", cached: "0.125", output: "10", endUnknown: true, source: [PAGE_NOV_2025, PAGE_FEB_2026], confidence: "medium", note: GONE_BY_SEP_2026 },
        { tier: "flex", from: "2025-12-04", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "batch", from: "2025-12-04", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "priority", from: "2025-12-04", dated: "assumed", input: "2.5", cached: "0.25", output: "20", source: VERCEL_TIERS, confidence: "medium", note: "2x standard" },
      ],
    },
    "gpt-5.1-codex-mini": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-11-13", dated: "assumed", input: "0.25", cached: "0.025", output: "2", source: PAGE_NOV_2025, confidence: "medium", note: "standard only" },
        { tier: "flex", from: "2025-11-13", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "Standard only" },
        { tier: "batch", from: "2025-11-13", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "Standard only" },
        { tier: "priority", from: "2025-11-13", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "Standard only" },
      ],
    },
    "gpt-5.2": {
      aliases: ["gpt-5.2-2025-12-11"],
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-12-11", dated: "documented", input: "1.75", cached: "0.175", output: "14", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "flex", from: "2025-12-11", dated: "assumed", input: "0.875", cached: "0.0875", output: "7", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2025-12-11", dated: "assumed", input: "0.875", cached: "0.0875", output: "7", source: PAGE_LATE_SEP_2026, confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2025-12-11", dated: "assumed", input: "3.5", cached: "0.35", output: "28", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "2x standard" },
      ],
    },
    "gpt-5.2-chat-latest": {
      aliases: ["gpt-5.2-chat"],
      ends: { on: "2026-08-10", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2025-12-11", dated: "assumed", input: "1.75", cached: "0.175", output: "14", source: ["2026-02-07 page copy", "NeoGenesisAI/neosignal-community discussion 2"], confidence: "medium", note: "standard only" }],
    },
    "gpt-5.2-codex": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2026-01-14", dated: "assumed", input: "1.75", cached: "0.175", output: "14", endUnknown: true, source: [PAGE_NOV_2025, PAGE_FEB_2026], confidence: "medium", note: GONE_BY_SEP_2026 },
        { tier: "flex", from: "2026-01-14", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "batch", from: "2026-01-14", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, VERCEL_TIERS], confidence: "high", note: CODEX_TIERS },
        { tier: "priority", from: "2026-01-14", dated: "assumed", input: "3.5", cached: "0.35", output: "28", source: VERCEL_TIERS, confidence: "medium", note: "2x standard" },
      ],
    },
    "gpt-5.2-pro": {
      aliases: ["gpt-5.2-pro-2025-12-11"],
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-12-11", dated: "documented", input: "21", output: "168", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "flex", from: "2025-12-11", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2025-12-11", dated: "assumed", input: "10.5", output: "84", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "priority", from: "2025-12-11", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5.3-chat-latest": {
      aliases: ["gpt-5.3-chat"],
      ends: { on: "2026-08-10", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2026-03-03", dated: "assumed", input: "1.75", cached: "0.175", output: "14", source: [GENAI_PRICES, "NeoGenesisAI/neosignal-community discussion 2"], confidence: "medium", note: "standard only" }],
    },
    "gpt-5.3-codex": {
      ends: { on: "2027-04-01", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2026-02-05", dated: "assumed", input: "1.75", cached: "0.175", output: "14", source: [PAGE_SEP_2026, GENAI_PRICES], confidence: "medium", note: CODEX_5_3_START },
        { tier: "flex", from: "2026-02-05", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "page lists only Standard and Fast for Codex" },
        { tier: "batch", from: "2026-02-05", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "page lists only Standard and Fast for Codex" },
        { tier: "priority", from: "2026-02-05", dated: "assumed", input: "3.5", cached: "0.35", output: "28", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "medium", note: "2x standard" },
      ],
    },
    "gpt-5.4": {
      aliases: ["gpt-5.4-2026-03-05"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-03-05", dated: "documented", input: "2.5", cached: "0.25", output: "15", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, LLM_PRICES], confidence: "high", note: FULL_SESSION },
        { tier: "standard", band: "long", from: "2026-03-05", dated: "documented", input: "5", cached: "0.5", output: "22.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, LLM_PRICES], confidence: "high", note: FULL_SESSION },
        { tier: "flex", band: "short", from: "2026-03-05", dated: "assumed", input: "1.25", cached: "0.13", output: "7.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, VERCEL_TIERS], confidence: "high", note: ROUNDED_0_13 },
        { tier: "flex", band: "long", from: "2026-03-05", dated: "assumed", input: "2.5", cached: "0.25", output: "11.25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, VERCEL_TIERS], confidence: "high", note: ROUNDED_0_13 },
        { tier: "batch", band: "short", from: "2026-03-05", dated: "assumed", input: "1.25", cached: "0.13", output: "7.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: ROUNDED_0_13 },
        { tier: "batch", band: "long", from: "2026-03-05", dated: "assumed", input: "2.5", cached: "0.25", output: "11.25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: ROUNDED_0_13 },
        { tier: "priority", band: "short", from: "2026-03-05", dated: "assumed", input: "5", cached: "0.5", output: "30", source: [VERCEL_TIERS, PAGE_SEP_2026, PRIORITY_PAGE], confidence: "high", note: "2x standard" },
        { tier: "priority", band: "long", from: "2026-03-05", dated: "assumed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026, PRIORITY_PAGE], confidence: "high", note: "long context not offered on this tier" },
      ],
    },
    "gpt-5.4-mini": {
      aliases: ["gpt-5.4-mini-2026-03-17"],
      uplift: REGIONAL,
      prices: [
        { tier: "standard", from: "2026-03-17", dated: "documented", input: "0.75", cached: "0.075", output: "4.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2026-03-17", dated: "assumed", input: "0.375", cached: "0.0375", output: "2.25", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2026-03-17", dated: "assumed", input: "0.375", cached: "0.0375", output: "2.25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2026-03-17", dated: "assumed", input: "1.5", cached: "0.15", output: "9", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "2x standard" },
      ],
    },
    "gpt-5.4-nano": {
      aliases: ["gpt-5.4-nano-2026-03-17"],
      ends: { on: "2027-04-01", reason: "model_shutdown" },
      uplift: REGIONAL,
      prices: [
        { tier: "standard", from: "2026-03-17", dated: "documented", input: "0.2", cached: "0.02", output: "1.25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2026-03-17", dated: "assumed", input: "0.1", cached: "0.01", output: "0.625", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "cached discount applies on flex" },
        { tier: "batch", from: "2026-03-17", dated: "assumed", input: "0.1", cached: "0.01", output: "0.625", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: "cached discount applies on batch" },
        { tier: "priority", from: "2026-03-17", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5.4-pro": {
      aliases: ["gpt-5.4-pro-2026-03-05"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-03-05", dated: "documented", input: "30", output: "180", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "standard", band: "long", from: "2026-03-05", dated: "documented", input: "60", output: "270", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "short", from: "2026-03-05", dated: "assumed", input: "15", output: "90", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-03-05", dated: "assumed", input: "30", output: "135", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "short", from: "2026-03-05", dated: "assumed", input: "15", output: "90", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-03-05", dated: "assumed", input: "30", output: "135", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", from: "2026-03-05", dated: "observed", availability: "not_listed", source: [VERCEL_TIERS, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5.5": {
      aliases: ["gpt-5.5-2026-04-23"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-04-24", dated: "documented", input: "5", cached: "0.5", output: "30", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, LLM_PRICES], confidence: "high", note: "announced 2026-04-23, API 2026-04-24" },
        { tier: "standard", band: "long", from: "2026-04-24", dated: "documented", input: "10", cached: "1", output: "45", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, LLM_PRICES], confidence: "high", note: "announced 2026-04-23, API 2026-04-24" },
        { tier: "flex", band: "short", from: "2026-04-24", dated: "assumed", input: "2.5", cached: "0.25", output: "15", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-04-24", dated: "assumed", input: "5", cached: "0.5", output: "22.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "short", from: "2026-04-24", dated: "assumed", input: "2.5", cached: "0.25", output: "15", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-04-24", dated: "assumed", input: "5", cached: "0.5", output: "22.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", band: "short", from: "2026-04-24", dated: "assumed", input: "12.5", cached: "1.25", output: "75", source: [PAGE_SEP_2026, PRIORITY_PAGE], confidence: "high", note: "2.5x standard, not 2x" },
        { tier: "priority", band: "long", from: "2026-04-24", dated: "assumed", availability: "not_listed", source: [PAGE_SEP_2026, PRIORITY_PAGE], confidence: "high", note: "long context not offered on this tier" },
      ],
    },
    "gpt-5.5-cyber": {
      aliases: [{ id: "gpt-5.5-cyber-preview", shutdown: "2027-02-01" }],
      uplift: REGIONAL,
      prices: [{ tier: "standard", from: "2026-09-03", dated: "observed", input: "12.5", cached: "1.25", output: "75", source: PAGE_SEP_2026, confidence: "medium", note: "restricted access" }],
    },
    "gpt-5.5-pro": {
      aliases: ["gpt-5.5-pro-2026-04-23"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-04-24", dated: "documented", input: "30", output: "180", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: MAYBE_DISCONTINUED },
        { tier: "standard", band: "long", from: "2026-04-24", dated: "documented", input: "60", output: "270", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: MAYBE_DISCONTINUED },
        { tier: "flex", band: "short", from: "2026-04-24", dated: "assumed", input: "15", output: "90", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-04-24", dated: "assumed", availability: "not_listed", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: NO_LONG_BATCH_FLEX },
        { tier: "batch", band: "short", from: "2026-04-24", dated: "assumed", input: "15", output: "90", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-04-24", dated: "assumed", availability: "not_listed", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: NO_LONG_BATCH_FLEX },
        { tier: "priority", from: "2026-04-24", dated: "observed", availability: "not_listed", source: PAGE_SEP_2026, confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "gpt-5.6-cyber": {
      aliases: ["gpt-daybreak-red-latest"],
      uplift: REGIONAL,
      prices: [{ tier: "standard", from: "2026-09-03", dated: "observed", input: "12.5", cached: "1.25", write: "15.625", output: "75", source: PAGE_SEP_2026, confidence: "medium", note: "restricted access" }],
    },
    "gpt-5.6-luna": {
      aliases: ["gpt-5.6-luna-2026-07-09"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-07-09", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "6", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "long", from: "2026-07-09", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "9", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "short", from: "2026-07-30", dated: "documented", input: "0.2", cached: "0.02", write: "0.25", output: "1.2", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, GENAI_PRICES], confidence: "high", note: "-80%" },
        { tier: "standard", band: "long", from: "2026-07-30", dated: "documented", input: "0.4", cached: "0.04", write: "0.5", output: "1.8", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, GENAI_PRICES], confidence: "high", note: "-80%" },
        { tier: "flex", band: "short", from: "2026-07-09", dated: "documented", input: "0.5", cached: "0.05", write: "0.625", output: "3", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "flex", band: "long", from: "2026-07-09", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "4.5", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "flex", band: "short", from: "2026-07-30", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", output: "0.6", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-07-30", dated: "documented", input: "0.2", cached: "0.02", write: "0.25", output: "0.9", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "short", from: "2026-07-09", dated: "documented", input: "0.5", cached: "0.05", write: "0.625", output: "3", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "batch", band: "long", from: "2026-07-09", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "4.5", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "batch", band: "short", from: "2026-07-30", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", output: "0.6", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-07-30", dated: "documented", input: "0.2", cached: "0.02", write: "0.25", output: "0.9", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", band: "short", from: "2026-07-30", dated: "observed", input: "0.4", cached: "0.04", write: "0.5", output: "2.4", source: [PAGE_SEP_2026, FAST_MODE_PAGE], confidence: "high" },
        { tier: "priority", band: "long", from: "2026-07-30", dated: "observed", input: "0.8", cached: "0.08", write: "1", output: "3.6", source: [PAGE_SEP_2026, FAST_MODE_PAGE], confidence: "high" },
      ],
    },
    "gpt-5.6-sol": {
      aliases: ["gpt-5.6", "gpt-5.6-sol-2026-07-09", { id: "gpt-daybreak-blue-latest", from: "2026-09-01", note: "seen in Sep 2026" }],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-07-09", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "30", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "long", from: "2026-07-09", dated: "documented", input: "10", cached: "1", write: "12.5", output: "45", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "short", from: "2026-08-21", dated: "documented", input: "4", cached: "0.4", write: "5", output: "20", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, "TheKrush/PromptFuel v1.0.17"], confidence: "high", note: SOL_PROMOTION },
        { tier: "standard", band: "long", from: "2026-08-21", dated: "documented", input: "8", cached: "0.8", write: "10", output: "30", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, "TheKrush/PromptFuel v1.0.17"], confidence: "high", note: SOL_PROMOTION },
        { tier: "flex", band: "short", from: "2026-07-09", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", output: "15", basis: BATCH_PUBLISHED, source: BATCH_ROWS_IN_FIXTURE, confidence: "medium" },
        { tier: "flex", band: "long", from: "2026-07-09", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "22.5", basis: BATCH_PUBLISHED, source: BATCH_ROWS_IN_FIXTURE, confidence: "medium" },
        { tier: "flex", band: "short", from: "2026-08-21", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "10", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: SOL_PROMOTION },
        { tier: "flex", band: "long", from: "2026-08-21", dated: "documented", input: "4", cached: "0.4", write: "5", output: "15", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: SOL_PROMOTION },
        { tier: "batch", band: "short", from: "2026-07-09", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", output: "15", basis: BATCH_PUBLISHED, source: BATCH_ROWS_IN_FIXTURE, confidence: "medium" },
        { tier: "batch", band: "long", from: "2026-07-09", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "22.5", basis: BATCH_PUBLISHED, source: BATCH_ROWS_IN_FIXTURE, confidence: "medium" },
        { tier: "batch", band: "short", from: "2026-08-21", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "10", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: SOL_PROMOTION },
        { tier: "batch", band: "long", from: "2026-08-21", dated: "documented", input: "4", cached: "0.4", write: "5", output: "15", guaranteedUntil: "2026-11-21", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high", note: SOL_PROMOTION },
        { tier: "priority", band: "short", from: "2026-07-09", dated: "documented", input: "10", cached: "1", write: "12.5", output: "60", basis: WRITE_DOUBLED, source: FAST_MODE_PAGE, confidence: "medium", note: "tier named Fast from 2026-07-30" },
        { tier: "priority", band: "long", from: "2026-07-09", dated: "documented", input: "20", cached: "2", write: "25", output: "90", basis: "derived 2x", source: FAST_MODE_PAGE, confidence: "medium", note: "tier named Fast from 2026-07-30" },
        { tier: "priority", band: "short", from: "2026-08-21", dated: "documented", input: "8", cached: "0.8", write: "10", output: "40", guaranteedUntil: "2026-11-21", source: PAGE_SEP_2026, confidence: "high", note: SOL_PROMOTION },
        { tier: "priority", band: "long", from: "2026-08-21", dated: "documented", input: "16", cached: "1.6", write: "20", output: "60", guaranteedUntil: "2026-11-21", source: PAGE_SEP_2026, confidence: "high", note: SOL_PROMOTION },
        { tier: "ultrafast", from: "2026-08-13", dated: "documented", availability: "preview_invite", source: [ULTRAFAST_LAUNCH, VERCEL_ULTRAFAST], confidence: "medium", note: "preview via account team; price not published" },
      ],
    },
    "gpt-5.6-terra": {
      aliases: ["gpt-5.6-terra-2026-07-09"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-07-09", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", output: "15", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "long", from: "2026-07-09", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "22.5", source: [GENAI_PRICES, LLM_PRICES], confidence: "high", note: GA_JULY },
        { tier: "standard", band: "short", from: "2026-07-30", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "12", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, GENAI_PRICES], confidence: "high", note: "-20%" },
        { tier: "standard", band: "long", from: "2026-07-30", dated: "documented", input: "4", cached: "0.4", write: "5", output: "18", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026, GENAI_PRICES], confidence: "high", note: "-20%" },
        { tier: "flex", band: "short", from: "2026-07-09", dated: "documented", input: "1.25", cached: "0.125", write: "1.5625", output: "7.5", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "flex", band: "long", from: "2026-07-09", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", output: "11.25", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "flex", band: "short", from: "2026-07-30", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "6", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-07-30", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "9", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "short", from: "2026-07-09", dated: "documented", input: "1.25", cached: "0.125", write: "1.5625", output: "7.5", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "batch", band: "long", from: "2026-07-09", dated: "documented", input: "2.5", cached: "0.25", write: "3.125", output: "11.25", basis: "derived", source: "derived 50%", confidence: "medium" },
        { tier: "batch", band: "short", from: "2026-07-30", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "6", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-07-30", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "9", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", band: "short", from: "2026-07-30", dated: "observed", input: "4", cached: "0.4", write: "5", output: "24", source: [PAGE_SEP_2026, FAST_MODE_PAGE], confidence: "high" },
        { tier: "priority", band: "long", from: "2026-07-30", dated: "observed", input: "8", cached: "0.8", write: "10", output: "36", source: [PAGE_SEP_2026, FAST_MODE_PAGE], confidence: "high" },
      ],
    },
    "gpt-6-astra": {
      aliases: ["gpt-6", "gpt-6-astra-<date>"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-09-03", dated: "documented", input: "10", cached: "1", write: "12.5", output: "50", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "standard", band: "long", from: "2026-09-03", dated: "documented", input: "20", cached: "2", write: "25", output: "75", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "short", from: "2026-09-03", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", band: "long", from: "2026-09-03", dated: "documented", input: "10", cached: "1", write: "12.5", output: "37.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "short", from: "2026-09-03", dated: "documented", input: "5", cached: "0.5", write: "6.25", output: "25", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "batch", band: "long", from: "2026-09-03", dated: "documented", input: "10", cached: "1", write: "12.5", output: "37.5", source: [PAGE_SEP_2026, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "priority", band: "short", from: "2026-09-03", dated: "documented", input: "20", cached: "2", write: "25", output: "100", closedIn: ["eu"], source: PAGE_SEP_2026, confidence: "high", note: NO_EU_FAST },
        { tier: "priority", band: "long", from: "2026-09-03", dated: "documented", input: "40", cached: "4", write: "50", output: "150", closedIn: ["eu"], source: PAGE_SEP_2026, confidence: "high", note: NO_EU_FAST },
        { tier: "ultrafast", band: "short", from: "2026-09-29", dated: "documented", input: "60", cached: "6", write: "75", output: "300", closedIn: ["eu"], source: [ULTRAFAST_LAUNCH, VERCEL_ULTRAFAST, "code stored copy (long row)"], confidence: "high", note: ULTRAFAST_REGIONS },
        { tier: "ultrafast", band: "long", from: "2026-09-29", dated: "documented", input: "120", cached: "12", write: "150", output: "450", closedIn: ["eu"], source: [ULTRAFAST_LAUNCH, VERCEL_ULTRAFAST, "code stored copy (long row)"], confidence: "high", note: ULTRAFAST_REGIONS },
      ],
    },
    "gpt-6-luna": {
      aliases: ["gpt-6-luna-<date>"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-09-22", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", output: "0.5", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "standard", band: "long", from: "2026-09-22", dated: "documented", input: "0.2", cached: "0.02", write: "0.25", output: "0.75", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "flex", band: "short", from: "2026-09-22", dated: "documented", input: "0.05", cached: "0.005", write: "0.0625", output: "0.25", closedIn: ["eu"], source: STORED_SHORT_ROW, confidence: "high" },
        { tier: "flex", band: "long", from: "2026-09-22", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", output: "0.375", basis: AS_BATCH, closedIn: ["eu"], source: STORED_SHORT_ROW, confidence: "high" },
        { tier: "batch", band: "short", from: "2026-09-22", dated: "documented", input: "0.05", cached: "0.005", write: "0.0625", output: "0.25", closedIn: ["eu"], source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "batch", band: "long", from: "2026-09-22", dated: "documented", input: "0.1", cached: "0.01", write: "0.125", output: "0.375", closedIn: ["eu"], source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "priority", band: "short", from: "2026-09-22", dated: "documented", input: "0.2", cached: "0.02", write: "0.25", output: "1", basis: WRITE_DOUBLED, closedIn: ["eu"], source: STORED_SHORT_ROW, confidence: "high" },
        { tier: "priority", band: "long", from: "2026-09-22", dated: "documented", input: "0.4", cached: "0.04", write: "0.5", output: "1.5", basis: "derived 2x", closedIn: ["eu"], source: STORED_SHORT_ROW, confidence: "high" },
      ],
    },
    "gpt-6-sol": {
      aliases: ["gpt-6-sol-<date>"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-09-22", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "10", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "standard", band: "long", from: "2026-09-22", dated: "documented", input: "4", cached: "0.4", write: "5", output: "15", source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "flex", band: "short", from: "2026-09-22", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "5", basis: AS_BATCH, closedIn: ["eu"], source: ["flex = batch rule", CLAIMS_SEP_2026], confidence: "high", note: EU_STANDARD_ONLY },
        { tier: "flex", band: "long", from: "2026-09-22", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "7.5", basis: AS_BATCH, closedIn: ["eu"], source: ["flex = batch rule", CLAIMS_SEP_2026], confidence: "high", note: EU_STANDARD_ONLY },
        { tier: "batch", band: "short", from: "2026-09-22", dated: "documented", input: "1", cached: "0.1", write: "1.25", output: "5", closedIn: ["eu"], source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "batch", band: "long", from: "2026-09-22", dated: "documented", input: "2", cached: "0.2", write: "2.5", output: "7.5", closedIn: ["eu"], source: PAGE_LATE_SEP_2026, confidence: "high" },
        { tier: "priority", band: "short", from: "2026-09-22", dated: "documented", input: "4", cached: "0.4", write: "5", output: "20", closedIn: ["eu"], source: "code stored copy, 70082444453", confidence: "high", note: EU_STANDARD_ONLY },
        { tier: "priority", band: "long", from: "2026-09-22", dated: "documented", input: "8", cached: "0.8", write: "10", output: "30", closedIn: ["eu"], source: "code stored copy, 70082444453", confidence: "high", note: EU_STANDARD_ONLY },
      ],
    },
    "gpt-6.1-sol": {
      aliases: ["gpt-6.1-sol-2026-09-29"],
      longContext: OVER_272K,
      uplift: REGIONAL,
      prices: [
        { tier: "standard", band: "short", from: "2026-09-29", dated: "documented", input: "2", cached: "0.1", write: "2.5", output: "10", source: [SOL_6_1_PAGE, SUBSWITCH, PRICE_TABLE_OCT_2026], confidence: "high", note: CACHED_READ_5_PERCENT },
        { tier: "standard", band: "long", from: "2026-09-29", dated: "documented", input: "4", cached: "0.2", write: "5", output: "15", source: [SOL_6_1_PAGE, SUBSWITCH, PRICE_TABLE_OCT_2026], confidence: "high", note: CACHED_READ_5_PERCENT },
        { tier: "flex", band: "short", from: "2026-09-29", dated: "documented", input: "1", cached: "0.05", write: "1.25", output: "5", basis: AS_BATCH, source: "amine123max/Codex-Manager 0.4.7 (Flex 0.5x)", confidence: "high" },
        { tier: "flex", band: "long", from: "2026-09-29", dated: "documented", input: "2", cached: "0.1", write: "2.5", output: "7.5", basis: AS_BATCH, source: "amine123max/Codex-Manager 0.4.7 (Flex 0.5x)", confidence: "high" },
        { tier: "batch", band: "short", from: "2026-09-29", dated: "documented", input: "1", cached: "0.05", write: "1.25", output: "5", source: "official rows in fixtures", confidence: "high" },
        { tier: "batch", band: "long", from: "2026-09-29", dated: "documented", input: "2", cached: "0.1", write: "2.5", output: "7.5", source: "official rows in fixtures", confidence: "high" },
        { tier: "priority", band: "short", from: "2026-09-29", dated: "documented", input: "4", cached: "0.2", write: "5", output: "20", basis: WRITE_DOUBLED, closedIn: ["eu"], source: [SOL_6_1_PAGE, SUBSWITCH], confidence: "high", note: NO_EU_FAST },
        { tier: "priority", band: "long", from: "2026-09-29", dated: "documented", input: "8", cached: "0.4", write: "10", output: "30", basis: WRITE_DOUBLED, closedIn: ["eu"], source: [SOL_6_1_PAGE, SUBSWITCH], confidence: "high", note: NO_EU_FAST },
        { tier: "ultrafast", band: "short", from: "2026-10-08", dated: "observed", input: "12", cached: "0.6", write: "15", output: "60", basis: RESELLER, closedIn: ["eu"], source: [VENICE_ULTRAFAST, "fixture id 70742387818"], confidence: "medium" },
        { tier: "ultrafast", band: "long", from: "2026-10-08", dated: "observed", input: "24", cached: "1.2", write: "30", output: "90", basis: "derived 6x", closedIn: ["eu"], source: [VENICE_ULTRAFAST, "fixture id 70742387818"], confidence: "medium" },
      ],
    },
    "gpt-rosalind-research": {
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2026-10-05", dated: "documented", input: "5", cached: "0.5", output: "25", source: PAGE_SEP_2026, confidence: "high", note: ROSALIND_TERMS }],
    },
    o1: {
      aliases: ["o1-2024-12-17"],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-12-17", dated: "documented", input: "15", cached: "7.5", output: "60", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2024-12-17", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2024-12-17", dated: "assumed", input: "7.5", output: "30", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2024-12-17", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "o1-mini": {
      aliases: ["o1-mini-2024-09-12"],
      ends: { on: "2025-10-27", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-09-12", dated: "documented", input: "3", output: "12", source: LLM_PRICES_JAN_2025, confidence: "high", note: CACHED_NOT_RECORDED },
        { tier: "standard", from: "2025-01-31", dated: "documented", input: "1.1", cached: "0.55", output: "4.4", source: ["simonw/llm-prices commit 5c1774b", PAGE_NOV_2025], confidence: "medium", note: O1_MINI_END },
        { tier: "batch", from: "2025-01-31", dated: "assumed", input: "0.55", output: "2.2", source: PAGE_NOV_2025, confidence: "medium", note: NO_CACHED_BATCH },
      ],
    },
    "o1-preview": {
      aliases: ["o1-preview-2024-09-12"],
      ends: { on: "2025-07-28", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [{ tier: "standard", from: "2024-09-12", dated: "documented", input: "15", cached: "7.5", output: "60", source: GENAI_PRICES, confidence: "medium", note: "shutdown date not confirmed in corpora" }],
    },
    "o1-pro": {
      aliases: ["o1-pro-2025-03-19"],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-03-19", dated: "documented", input: "150", output: "600", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-03-19", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2025-03-19", dated: "assumed", input: "75", output: "300", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-03-19", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    o3: {
      aliases: ["o3-2025-04-16"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-04-16", dated: "documented", input: "10", cached: "2.5", output: "40", source: [ROO_CODE_O3_LAUNCH, "TechCrunch-derived pages", "simonw/llm-prices 20b527c"], confidence: "high", note: NOT_0_50_CACHED },
        { tier: "standard", from: "2025-06-10", dated: "documented", input: "2", cached: "0.5", output: "8", source: [O3_CUT_ANNOUNCED, PAGE_LATE_SEP_2026], confidence: "high", note: "80% cut" },
        { tier: "flex", from: "2025-04-17", dated: "documented", input: "5", cached: "1.25", output: "20", basis: "published in/out; cached derived 0.5x", source: ["rebruit.com/?p=16811", FLEX_LAUNCH_REPORTS], confidence: "medium", note: FLEX_BETA },
        { tier: "flex", from: "2025-06-10", dated: "documented", input: "1", cached: "0.25", output: "4", source: [PAGE_NOV_2025, VERCEL_TIERS, PAGE_SEP_2026], confidence: "high" },
        { tier: "batch", from: "2025-04-16", dated: "assumed", input: "5", output: "20", basis: "derived", source: "derived: 50% of standard", confidence: "medium", note: NO_CACHED_BATCH },
        { tier: "batch", from: "2025-06-10", dated: "documented", input: "1", output: "4", source: [PAGE_SEP_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "3.5", cached: "0.875", output: "14", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "1.75x standard; earlier start likely" },
      ],
    },
    "o3-deep-research": {
      aliases: ["o3-deep-research-2025-06-26"],
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-06-26", dated: "documented", input: "10", cached: "2.5", output: "40", endUnknown: true, source: [PAGE_NOV_2025, GENAI_PRICES], confidence: "medium", note: GONE_BY_SEP_2026_TOO },
        { tier: "flex", from: "2025-06-26", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "not on Flex/Priority tables" },
        { tier: "batch", from: "2025-06-26", dated: "assumed", input: "5", output: "20", source: PAGE_NOV_2025, confidence: "medium", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-06-26", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "not on Flex/Priority tables" },
      ],
    },
    "o3-mini": {
      aliases: ["o3-mini-2025-01-31"],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-01-31", dated: "documented", input: "1.1", cached: "0.55", output: "4.4", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-01-31", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2025-01-31", dated: "assumed", input: "0.55", output: "2.2", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-01-31", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "o3-pro": {
      aliases: ["o3-pro-2025-06-10"],
      ends: { on: "2026-12-11", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-06-10", dated: "documented", input: "20", output: "80", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-06-10", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Flex table" },
        { tier: "batch", from: "2025-06-10", dated: "assumed", input: "10", output: "40", source: [PAGE_NOV_2025, PAGE_LATE_SEP_2026], confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-06-10", dated: "observed", availability: "not_listed", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "not on the Priority/Fast table" },
      ],
    },
    "o4-mini": {
      aliases: ["o4-mini-2025-04-16"],
      ends: { on: "2026-10-23", reason: "model_shutdown" },
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-04-16", dated: "documented", input: "1.1", cached: "0.275", output: "4.4", source: ["RooCodeInc/Roo-Code pull 2691", PAGE_LATE_SEP_2026], confidence: "high" },
        { tier: "flex", from: "2025-04-17", dated: "documented", input: "0.55", cached: "0.138", output: "2.2", source: ["rebruit.com/?p=16811", PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "0.138 is the printed (rounded) value; exact half is 0.1375" },
        { tier: "batch", from: "2025-04-16", dated: "assumed", input: "0.55", output: "2.2", source: PAGE_LATE_SEP_2026, confidence: "high", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-11-13", dated: "observed", input: "2", cached: "0.5", output: "8", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "high", note: "1.82x standard; earlier start likely" },
      ],
    },
    "o4-mini-deep-research": {
      aliases: ["o4-mini-deep-research-2025-06-26"],
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2025-06-26", dated: "documented", input: "2", cached: "0.5", output: "8", endUnknown: true, source: [PAGE_NOV_2025, GENAI_PRICES], confidence: "medium", note: GONE_BY_SEP_2026_TOO },
        { tier: "flex", from: "2025-06-26", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "not on Flex/Priority tables" },
        { tier: "batch", from: "2025-06-26", dated: "assumed", input: "1", output: "4", source: PAGE_NOV_2025, confidence: "medium", note: NO_CACHED_BATCH },
        { tier: "priority", from: "2025-06-26", dated: "observed", availability: "not_listed", source: PAGE_NOV_2025, confidence: "high", note: "not on Flex/Priority tables" },
      ],
    },
    "text-embedding-3-large": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-01-25", dated: "assumed", input: "0.13", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "medium", note: EMBEDDING },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "0.065", source: PAGE_NOV_2025, confidence: "medium", note: BATCH_COLUMN_GONE },
      ],
    },
    "text-embedding-3-small": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2024-01-25", dated: "assumed", input: "0.02", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "medium", note: EMBEDDING },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "0.01", source: PAGE_NOV_2025, confidence: "medium", note: BATCH_COLUMN_GONE },
      ],
    },
    "text-embedding-ada-002": {
      uplift: NO_UPLIFT,
      prices: [
        { tier: "standard", from: "2022-12-15", dated: "assumed", input: "0.1", source: [PAGE_NOV_2025, PAGE_SEP_2026], confidence: "medium", note: EMBEDDING },
        { tier: "batch", from: "2024-04-15", dated: "assumed", input: "0.05", source: PAGE_NOV_2025, confidence: "medium", note: BATCH_COLUMN_GONE },
      ],
    },
  },
};
