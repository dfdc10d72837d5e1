import type { Policy } from "./policy.ts";
import { PRESET_POLICIES, type PresetId } from "./preset-policies.ts";

/** A policy with a name, and where it was seen. */
export interface PolicyPreset {
  readonly id: PresetId;
  readonly title: string;
  readonly policy: Policy;
  readonly source: string;
  /** Where the preset differs from what it is named after. */
  readonly note: string | null;
}

/** Policies that people run, the plain tiers first. */
export const POLICY_PRESETS: readonly PolicyPreset[] = [
  {
    id: "standard",
    title: "Standard",
    policy: PRESET_POLICIES.standard,
    source: "the tier itself",
    note: null,
  },
  {
    id: "priority",
    title: "Priority",
    policy: PRESET_POLICIES.priority,
    source: "the tier itself",
    note: null,
  },
  {
    id: "batch",
    title: "Batch, submitted every hour",
    policy: PRESET_POLICIES.batch,
    source: "OpenAI and Anthropic batch guides: a window of 24 hours",
    note: null,
  },
  {
    id: "flex-backoff-then-standard",
    title: "Flex, backoff, then standard",
    policy: PRESET_POLICIES["flex-backoff-then-standard"],
    source:
      "OpenAI flex guide: retry with exponential backoff, or at the default tier; 15 minutes of timeout",
    note: null,
  },
  {
    id: "flex-once",
    title: "Flex once, then standard",
    policy: PRESET_POLICIES["flex-once"],
    source: "seen in MiroThinker #60 and hermes #16335: one fallback",
    note: null,
  },
  {
    id: "timeout-180",
    title: "Flex for 180 s, then standard",
    policy: PRESET_POLICIES["timeout-180"],
    source: "PostHog #91639: a deadline of 180 s on flex, one retry at standard",
    note: null,
  },
  {
    id: "timeout-30",
    title: "Flex for 30 s, then standard",
    policy: PRESET_POLICIES["timeout-30"],
    source: "Dust #30965: no retries, 30 s to the first event, then again at auto",
    note: "Dust's 30 s end with the first event; here they end with the whole answer.",
  },
  {
    id: "sdk-default",
    title: "The SDK's two retries, then standard",
    policy: PRESET_POLICIES["sdk-default"],
    source: "openai-node: two retries within 1.5 s of waiting, a timeout of 600 s",
    note: "The SDK itself gives up after its retries; the call at standard is the caller's.",
  },
  {
    id: "cookbook",
    title: "Six attempts as in the cookbook",
    policy: PRESET_POLICIES.cookbook,
    source:
      "OpenAI cookbook, rate limits: tenacity, random exponential from 1 s to 60 s, six attempts",
    note: "The cookbook's function fails after them; the call at standard is the caller's.",
  },
  {
    id: "p-retry",
    title: "p-retry's ten retries",
    policy: PRESET_POLICIES["p-retry"],
    source: "p-retry: ten retries, 1 s doubled each time, no cap, no jitter: 1023 s together",
    note: "p-retry fails after them; the call at standard is the caller's.",
  },
  {
    id: "aws-2026",
    title: "AWS SDK retries of 2026",
    policy: PRESET_POLICIES["aws-2026"],
    source: "aws-sdk-cpp #3832: throttling base 1000 ms, three attempts, a quota of 500 tokens",
    note: "That a throttled retry costs 5 tokens is not confirmed.",
  },
  {
    id: "latch",
    title: "Latch: first refusal, then standard for the run",
    policy: PRESET_POLICIES.latch,
    source: "PostHog #92166 and #98666: 120 s, then standard for the rest of the run",
    note: "150 requests to a run are inferred from PostHog's words.",
  },
  {
    id: "latch-reprobe",
    title: "Latch, and try flex again after a minute",
    policy: PRESET_POLICIES["latch-reprobe"],
    source: "PostHog #98666: probes again after about a minute",
    note: null,
  },
  {
    id: "patient",
    title: "Patient: ten minutes, then standard",
    policy: PRESET_POLICIES.patient,
    source: "a budget of ten minutes, waits up to one minute",
    note: null,
  },
];
