import { ALL_DAYS, WEEKEND, WORKING_DAYS } from "./calendar.ts";
import {
  GPT_5_4,
  GPT_5_4_NANO,
  GPT_5_4_PINNED,
  GPT_5_6_LUNA,
  GPT_5_6_TERRA,
  TUNED_MINI,
} from "./models.ts";
import { NO_GAPS, type SampleWorkload } from "./profile.ts";

const atHours = (sessions: Readonly<Record<number, number>>): number[] =>
  Array.from({ length: 24 }, (_, hour) => sessions[hour] ?? 0);

const UPLOAD_HOURS = [
  0.1, 0, 0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.7, 1.1, 1.4, 1.4, 1.2, 1.1, 1.4, 1.4, 1.1,
  0.6, 0.3, 0.2,
];
const TICKET_HOURS = [
  10, 8, 6, 6, 6, 8, 10, 14, 20, 24, 26, 28, 32, 40, 44, 46, 44, 42, 40, 36, 30, 22, 16, 12,
];

const NIGHTLY_ENRICHMENT: SampleWorkload = {
  name: "nightly-enrichment",
  project: "proj_data_platform",
  apiKey: "key_enrichment",
  models: [
    { model: GPT_5_6_TERRA, endpoint: "/v1/responses", share: 0.65 },
    { model: GPT_5_6_LUNA, endpoint: "/v1/responses", share: 0.35 },
  ],
  arrivals: [
    {
      days: ALL_DAYS,
      sessionsPerHour: atHours({ 4: 1, 6: 1 }),
      scheduled: true,
      callsPerSession: { median: 350, sigma: 0.15 },
      gapS: 10,
    },
    {
      days: ALL_DAYS,
      sessionsPerHour: new Array<number>(24).fill(0.8),
      scheduled: false,
      callsPerSession: { median: 3, sigma: 0.5 },
      gapS: 10,
    },
  ],
  tokens: {
    input: { median: 12_000, sigma: 0.5 },
    growthPerCall: 0,
    output: { median: 2_100, sigma: 0.6 },
    maxOutput: 8_192,
    reasoningShare: 0.4,
    cacheHitRate: 0.92,
    cachedShare: 0.72,
  },
  plan: { tier: "flex", peakTier: null, retries: 3, fallback: "standard" },
  streamed: false,
  users: 0,
  limitPerMinute: 8,
  gaps: NO_GAPS,
  trial: null,
};

const EVAL_SUITE: SampleWorkload = {
  name: "eval-suite",
  project: "proj_model_quality",
  apiKey: "key_evals_ci",
  models: [{ model: GPT_5_4_PINNED, endpoint: "/v1/responses", share: 1 }],
  arrivals: [
    {
      days: [2, 4],
      sessionsPerHour: atHours({ 22: 1 }),
      scheduled: true,
      callsPerSession: { median: 900, sigma: 0.12 },
      gapS: 3.5,
    },
  ],
  tokens: {
    input: { median: 6_500, sigma: 0.5 },
    growthPerCall: 0,
    output: { median: 4_200, sigma: 0.6 },
    maxOutput: 16_384,
    reasoningShare: 0.7,
    cacheHitRate: 0.3,
    cachedShare: 0.5,
  },
  plan: { tier: "batch", peakTier: null, retries: 1, fallback: null },
  streamed: false,
  users: 0,
  limitPerMinute: Number.POSITIVE_INFINITY,
  gaps: NO_GAPS,
  trial: null,
};

/** Whole contracts and reports, nobody waiting, all at standard: the saving that is still there. */
const DOC_EXTRACTION: SampleWorkload = {
  name: "doc-extraction",
  project: "proj_documents",
  apiKey: "key_doc_pipeline",
  models: [{ model: GPT_5_4, endpoint: "/v1/responses", share: 1 }],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: UPLOAD_HOURS,
      scheduled: false,
      callsPerSession: { median: 8, sigma: 1.1 },
      gapS: 3,
    },
    {
      days: WEEKEND,
      sessionsPerHour: UPLOAD_HOURS.map((sessions) => sessions * 0.2),
      scheduled: false,
      callsPerSession: { median: 5, sigma: 0.9 },
      gapS: 3,
    },
  ],
  tokens: {
    input: { median: 58_000, sigma: 1 },
    growthPerCall: 0,
    output: { median: 2_200, sigma: 0.7 },
    maxOutput: 32_768,
    reasoningShare: 0.3,
    cacheHitRate: 0.5,
    cachedShare: 0.06,
  },
  plan: { tier: "standard", peakTier: null, retries: 2, fallback: null },
  streamed: false,
  users: 0,
  limitPerMinute: 24,
  gaps: NO_GAPS,
  trial: null,
};

/** An old client library: it drops the bodies of errors and the details of some usage objects. */
const TICKET_TAGGING: SampleWorkload = {
  name: "ticket-tagging",
  project: "proj_customer_support",
  apiKey: "key_ticket_hooks",
  models: [
    { model: GPT_5_4_NANO, endpoint: "/v1/chat/completions", share: 0.99 },
    { model: TUNED_MINI, endpoint: "/v1/chat/completions", share: 0.01 },
  ],
  arrivals: [
    {
      days: WORKING_DAYS,
      sessionsPerHour: TICKET_HOURS,
      scheduled: false,
      callsPerSession: { median: 1, sigma: 0 },
      gapS: 0,
    },
    {
      days: WEEKEND,
      sessionsPerHour: TICKET_HOURS.map((sessions) => sessions * 0.3),
      scheduled: false,
      callsPerSession: { median: 1, sigma: 0 },
      gapS: 0,
    },
  ],
  tokens: {
    input: { median: 2_400, sigma: 0.7 },
    growthPerCall: 0,
    output: { median: 60, sigma: 0.4 },
    maxOutput: 512,
    reasoningShare: 0,
    cacheHitRate: 0.75,
    cachedShare: 0.6,
  },
  plan: { tier: "standard", peakTier: null, retries: 2, fallback: null },
  streamed: false,
  users: 0,
  limitPerMinute: 3,
  gaps: { ...NO_GAPS, cachedUnknown: 0.04, causeUnknown: 1 },
  trial: null,
};

/** Workloads that nobody waits for. */
export const BACKGROUND_WORKLOADS: readonly SampleWorkload[] = [
  NIGHTLY_ENRICHMENT,
  EVAL_SUITE,
  DOC_EXTRACTION,
  TICKET_TAGGING,
];
