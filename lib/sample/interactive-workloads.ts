import { WEEKEND, WORKING_DAYS } from "./calendar.ts";
import {
  CLAUDE_SONNET_5_5,
  GEMINI_3_8_FLASH,
  GPT_5_3_CODEX,
  GPT_5_4_MINI,
  GPT_5_6_SOL,
} from "./models.ts";
import { NO_GAPS, type SampleWorkload } from "./profile.ts";

/** Customers in America and Europe: mean conversations begun in each hour of a working day, UTC. */
const SUPPORT_HOURS = [
  5, 3, 2, 2, 2, 3, 5, 8, 12, 15, 17, 19, 22, 32, 39, 43, 43, 41, 39, 37, 31, 22, 14, 8,
];
const REVIEW_HOURS = [
  2, 1, 0, 0, 0, 0, 0, 1, 2, 3, 3, 4, 6, 14, 20, 22, 20, 18, 22, 22, 18, 12, 6, 3,
];
const SALES_HOURS = [0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 2, 3, 5, 6, 6, 5, 5, 6, 5, 4, 2, 1, 0];
const RESEARCH_HOURS = [
  0, 0, 0, 0, 0, 0, 0, 0, 0.3, 0.5, 0.5, 0.5, 0.5, 1, 1.4, 1.4, 0.9, 1, 1.3, 1.2, 0.8, 0.3, 0, 0,
];

const scaled = (hours: readonly number[], factor: number): number[] =>
  hours.map((sessions) => sessions * factor);

const SUPPORT_CHAT: SampleWorkload = {
  name: "support-chat",
  project: "proj_customer_support",
  apiKey: "key_support_prod",
  models: [{ model: GPT_5_4_MINI, endpoint: "/v1/chat/completions", share: 1 }],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: SUPPORT_HOURS,
      scheduled: false,
      callsPerSession: { median: 2, sigma: 0.7 },
      gapS: 45,
    },
    {
      days: WEEKEND,
      sessionsPerHour: scaled(SUPPORT_HOURS, 0.35),
      scheduled: false,
      callsPerSession: { median: 2, sigma: 0.7 },
      gapS: 45,
    },
  ],
  tokens: {
    input: { median: 2_600, sigma: 0.6 },
    growthPerCall: 0.25,
    output: { median: 230, sigma: 0.6 },
    maxOutput: 2_048,
    reasoningShare: 0.15,
    cacheHitRate: 0.7,
    cachedShare: 0.7,
  },
  plan: { tier: "standard", peakTier: null, retries: 2, fallback: null },
  streamed: true,
  users: 0,
  limitPerMinute: 14,
  gaps: { ...NO_GAPS, servedTierUnknown: 0.004, tokensUnknown: 0.0015 },
  trial: { incident: "priority-trial", tier: "priority", refusedAs: "tier_not_allowed" },
};

/** Its model is sold at standard and priority only, so nothing of it can move to flex or batch. */
const CODE_REVIEW_BOT: SampleWorkload = {
  name: "code-review-bot",
  project: "proj_developer_tools",
  apiKey: "key_review_bot",
  models: [{ model: GPT_5_3_CODEX, endpoint: "/v1/responses", share: 1 }],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: REVIEW_HOURS,
      scheduled: false,
      callsPerSession: { median: 2, sigma: 0.6 },
      gapS: 25,
    },
    {
      days: WEEKEND,
      sessionsPerHour: scaled(REVIEW_HOURS, 0.12),
      scheduled: false,
      callsPerSession: { median: 2, sigma: 0.6 },
      gapS: 25,
    },
  ],
  tokens: {
    input: { median: 9_000, sigma: 0.8 },
    growthPerCall: 0.15,
    output: { median: 1_100, sigma: 0.7 },
    maxOutput: 16_384,
    reasoningShare: 0.6,
    cacheHitRate: 0.65,
    cachedShare: 0.6,
  },
  plan: { tier: "standard", peakTier: "priority", retries: 2, fallback: null },
  streamed: true,
  users: 18,
  limitPerMinute: 7,
  gaps: NO_GAPS,
  trial: { incident: "flex-trial", tier: "flex", refusedAs: "flex_not_supported" },
};

const RESEARCH_AGENT: SampleWorkload = {
  name: "research-agent",
  project: "proj_market_research",
  apiKey: "key_research",
  models: [{ model: GPT_5_6_SOL, endpoint: "/v1/responses", share: 1 }],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: RESEARCH_HOURS,
      scheduled: false,
      callsPerSession: { median: 8, sigma: 0.6 },
      gapS: 130,
    },
  ],
  tokens: {
    input: { median: 14_000, sigma: 0.6 },
    growthPerCall: 0.3,
    output: { median: 4_600, sigma: 0.8 },
    maxOutput: 32_768,
    reasoningShare: 0.75,
    cacheHitRate: 0.8,
    cachedShare: 0.75,
  },
  plan: { tier: "auto", peakTier: null, retries: 2, fallback: null },
  streamed: true,
  users: 6,
  limitPerMinute: 10,
  gaps: { ...NO_GAPS, servedTierUnknown: 0.012 },
  trial: null,
};

const SALES_ASSISTANT: SampleWorkload = {
  name: "sales-assistant",
  project: "proj_sales",
  apiKey: "key_sales_prod",
  models: [
    { model: CLAUDE_SONNET_5_5, endpoint: "/v1/messages", share: 0.75 },
    { model: GEMINI_3_8_FLASH, endpoint: "/v1beta/models:generateContent", share: 0.25 },
  ],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: SALES_HOURS,
      scheduled: false,
      callsPerSession: { median: 2, sigma: 0.7 },
      gapS: 60,
    },
  ],
  tokens: {
    input: { median: 16_000, sigma: 0.7 },
    growthPerCall: 0.2,
    output: { median: 900, sigma: 0.6 },
    maxOutput: 4_096,
    reasoningShare: null,
    cacheHitRate: 0.6,
    cachedShare: 0.7,
  },
  plan: { tier: null, peakTier: null, retries: 2, fallback: null },
  streamed: true,
  users: 0,
  limitPerMinute: 20,
  gaps: NO_GAPS,
  trial: null,
};

/** Workloads with a person waiting. */
export const INTERACTIVE_WORKLOADS: readonly SampleWorkload[] = [
  SUPPORT_CHAT,
  CODE_REVIEW_BOT,
  RESEARCH_AGENT,
  SALES_ASSISTANT,
];
