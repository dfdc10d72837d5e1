import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { inferenceRegion, NOT_IN_REPORTS, withSpeed } from "../anthropic-usage.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { hasKeys, isJsonObject, type JsonObject, own, ownObject } from "../json-value.ts";
import { rejected } from "../row-problem.ts";

const USAGE_IN_TEXT = /"uncached_input_tokens"\s*:/;
const COST_IN_TEXT = /"amount"\s*:/;

/** The parts of the input are disjoint: their sum is the whole. Source: @anthropic-ai/sdk 1.11.0. */
function tokensOf(read: FieldReader, result: JsonObject) {
  const count = (from: JsonObject, name: string) => read.count(name, own(from, name));
  const creation = ownObject(result, "cache_creation");
  const hour = count(creation, "ephemeral_1h_input_tokens");
  const minutes = count(creation, "ephemeral_5m_input_tokens");
  const written = hour === null && minutes === null ? null : (hour ?? 0) + (minutes ?? 0);
  const cached = count(result, "cache_read_input_tokens");
  const uncached = count(result, "uncached_input_tokens");
  return {
    inputTotal: uncached === null ? null : uncached + (cached ?? 0) + (written ?? 0),
    inputCached: cached,
    inputCacheWrite: written,
    inputCacheWrite1h: hour,
    outputTotal: count(result, "output_tokens"),
  };
}

function recordOf(read: FieldReader, bucket: JsonObject, result: JsonObject): UsageRecord {
  const startUs = readAnyTime(read, "starting_at", own(bucket, "starting_at"));
  if (startUs === null) read.refuse("starting_at", "time-missing", "the start of the period", null);
  const label = (name: string) => cleanText(own(result, name));
  const tier = canonicalServedTier(label("service_tier"), "anthropic");
  return {
    ...blankRecord("bucket", startUs ?? 0),
    endUs: readAnyTime(read, "ending_at", own(bucket, "ending_at")),
    provider: "anthropic",
    model: label("model"),
    tierServed: withSpeed(tier, own(result, "speed")),
    outcome: "unknown",
    ...tokensOf(read, result),
    project: label("workspace_id"),
    apiKey: label("api_key_id"),
    user: label("account_id") ?? label("service_account_id"),
    region: inferenceRegion(own(result, "inference_geo")),
  };
}

/** The results of a bucket; a result that names its bucket's times itself stands alone. */
function resultsOf(value: unknown): readonly unknown[] | null {
  const results = own(value, "results");
  if (Array.isArray(results)) return results;
  return own(value, "uncached_input_tokens") === undefined ? null : [value];
}

/** Anthropic's usage report: pages of buckets of a minute, an hour or a day. It counts tokens, never requests. */
export const anthropicUsageReport: Format = {
  id: "anthropic-usage-report",
  title: "Anthropic usage report (API)",
  grain: "bucket",
  reads: "json",
  missing: NOT_IN_REPORTS,
  emptyPages: [
    {
      list: "data",
      matches: (page) => hasKeys(page, "has_more", "next_page") && !hasKeys(page, "object"),
    },
  ],
  recognise(head) {
    const has = rowKeys(head);
    if (has("uncached_input_tokens", "starting_at")) return "Its rows have uncached_input_tokens.";
    if (!has("starting_at", "results")) return null;
    if (USAGE_IN_TEXT.test(head.text)) return "Its results have uncached_input_tokens.";
    const isCost = COST_IN_TEXT.test(head.text);
    return isCost ? null : "It has the periods of an Anthropic usage report, without usage so far.";
  },
  reader() {
    const read = new FieldReader();
    return ok(({ line, ...row }): readonly ParsedRow[] => {
      const bucket = row.kind === "value" && isJsonObject(row.value) ? row.value : null;
      const results = bucket && resultsOf(bucket);
      if (!bucket || !results) {
        const expected = "a period with results";
        return [
          rejected(line, {
            field: null,
            code: "not-a-bucket",
            expected,
            found: "a row without them",
          }),
        ];
      }
      return results.map((result) => {
        read.begin();
        if (!isJsonObject(result)) read.refuse("results", "not-an-object", "an object", result);
        const record = recordOf(read, bucket, isJsonObject(result) ? result : {});
        return read.row(line, record);
      });
    });
  },
};
