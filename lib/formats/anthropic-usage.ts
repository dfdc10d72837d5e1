import type { UsageRecord } from "../core/record.ts";
import { canonicalServedTier, type Tier } from "../core/tier.ts";
import { cleanText } from "./clean-text.ts";

/** Fields that neither Anthropic's reports nor its console's files tell. */
export const NOT_IN_REPORTS = [
  "requestId",
  "operationId",
  "attempt",
  "requests",
  "tierRequested",
  "httpStatus",
  "errorClass",
  "errorCode",
  "reasoning",
  "latencyMs",
  "ttftMs",
  "endpoint",
  "workload",
] as const satisfies readonly (keyof UsageRecord)[];

/** Where inference ran, as it is named; "global" names no place, which the price list knows. */
export function inferenceRegion(value: unknown): string | null {
  return cleanText(value)?.toLowerCase() ?? null;
}

/** Fast mode is a price of its own beside the tier, which then says standard. */
export function withSpeed(tier: Tier | null, speed: unknown): Tier | null {
  const isFast = cleanText(speed)?.toLowerCase() === "fast";
  return isFast && (tier === null || tier === "standard") ? "fast" : tier;
}

/** The tier that the console's `usage_type` means: `message` is the standard one. */
export function tierOfUsageType(value: unknown): Tier | null {
  const type = cleanText(value)?.toLowerCase() ?? "";
  if (type.includes("batch")) return "batch";
  if (/^(?:messages?|api|standard)$/.test(type)) return "standard";
  return canonicalServedTier(type, "anthropic");
}
