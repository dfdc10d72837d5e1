import { blankRecord, type UsageRecord } from "../core/record.ts";
import { canonicalServedTier, type Tier } from "../core/tier.ts";
import { cleanText } from "./clean-text.ts";
import type { FieldReader } from "./field-reader.ts";
import { isBlank } from "./read-number.ts";

/** What cost rows never tell. Tokens stay unknown: a quantity counts a meter, not requests. */
export const MISSING_OF_COSTS = [
  "requests",
  "requestId",
  "operationId",
  "attempt",
  "tierRequested",
  "httpStatus",
  "errorClass",
  "errorCode",
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "inputCacheWrite1h",
  "outputTotal",
  "reasoning",
  "latencyMs",
  "ttftMs",
  "endpoint",
  "workload",
  "region",
] as const satisfies readonly (keyof UsageRecord)[];

export interface LineItem {
  readonly model: string | null;
  readonly tier: Tier | null;
}

const TIER_PREFIX = /^\s*([^|,]{1,40}?)\s*\|\s*(.*)$/s;
const TOKEN_METER = /\b(?:input|output|cached|cache[ _]writes?|tokens?)\b|_tokens\b/i;
const MODALITY = /\s+(?:audio|text|image|video)$/i;

/**
 * Model and tier of a line item, `[tier | ]model[ modality], meter[, long context]`. Without a prefix, tokens were
 * billed at standard, and an item that counts no tokens names no tier. Source: docs/formats.md.
 */
export function parseLineItem(text: string, countsTokens = false): LineItem {
  const prefixed = TIER_PREFIX.exec(text);
  const item = (prefixed?.[2] ?? text).trim();
  const comma = item.indexOf(",");
  const meter = comma < 0 ? "" : item.slice(comma + 1);
  const model = comma < 0 ? null : cleanText(item.slice(0, comma).replace(MODALITY, ""));
  const isToken = countsTokens || TOKEN_METER.test(meter);
  const tier = prefixed ? canonicalServedTier(prefixed[1], "openai") : isToken ? "standard" : null;
  return { model, tier };
}

export interface CostFields {
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly amount: unknown;
  readonly currency: unknown;
  readonly lineItem: unknown;
  readonly quantityUnit: unknown;
  readonly project: unknown;
  readonly apiKey: unknown;
  readonly user: unknown;
}

/** The record of one billed amount; `null` where the bucket has none. What is wrong in it is kept by `read`. */
export function costRecord(read: FieldReader, fields: CostFields): UsageRecord | null {
  if (isBlank(fields.amount)) return null;
  const currency = cleanText(fields.currency)?.toLowerCase() ?? "usd";
  if (currency !== "usd") read.refuse("currency", "other-currency", "usd", currency);
  const item = cleanText(fields.lineItem);
  const countsTokens = /tokens?$/i.test(cleanText(fields.quantityUnit) ?? "");
  const { model, tier } =
    item === null ? { model: null, tier: null } : parseLineItem(item, countsTokens);
  return {
    ...blankRecord("cost", fields.startUs ?? 0),
    endUs: fields.endUs,
    provider: "openai",
    model,
    tierServed: tier,
    outcome: "unknown",
    project: cleanText(fields.project),
    apiKey: cleanText(fields.apiKey),
    user: cleanText(fields.user),
    reportedUsd: read.usd("amount_value", fields.amount),
  };
}
