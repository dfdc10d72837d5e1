import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { own } from "../json-value.ts";
import { type BucketResult, boundaryUs, bucketResults } from "../openai-bucket.ts";
import { excerpt, rejected, skipped } from "../row-problem.ts";

const RESULT_TYPE = /^organization\.usage\.([a-z_]{1,40})\.result$/;
const RESULT_IN_TEXT = /"organization\.usage\.([a-z_]{1,40})\.result"/;

const ENDPOINTS: ReadonlyMap<string, string> = new Map([
  ["embeddings", "/v1/embeddings"],
  ["moderations", "/v1/moderations"],
]);

/** What the result counts; a row of a flat export does not say and counts completions. */
function kindOf({ result }: BucketResult): string | null {
  const type = own(result, "object") ?? "organization.usage.completions.result";
  return RESULT_TYPE.exec(String(type))?.[1] ?? null;
}

function cacheWrites(read: FieldReader, result: BucketResult["result"]): number | null {
  const count = (name: string) => read.count(name, own(result, name));
  const all = count("input_cache_write_tokens");
  if (all !== null) return all;
  const short = count("input_cache_write_30m_tokens");
  const long = count("input_cache_write_12h_tokens");
  return short === null && long === null ? null : (short ?? 0) + (long ?? 0);
}

function recordOf(read: FieldReader, { bucket, result }: BucketResult, kind: string): UsageRecord {
  const field = (name: string) => own(result, name);
  const label = (name: string) => cleanText(field(name));
  const count = (name: string) => read.count(name, field(name));
  const isBatch = read.flag("batch", field("batch")) === true;
  const outputTotal = count("output_tokens");
  return {
    ...blankRecord("bucket", boundaryUs(read, (name) => own(bucket, name), "start") ?? 0),
    endUs: boundaryUs(read, (name) => own(bucket, name), "end"),
    requests: count("num_model_requests"),
    provider: "openai",
    model: label("model"),
    tierServed: isBatch ? "batch" : canonicalServedTier(label("service_tier"), "openai"),
    outcome: "unknown",
    inputTotal: count("input_tokens"),
    inputCached: count("input_cached_tokens"),
    inputCacheWrite: cacheWrites(read, result),
    outputTotal: ENDPOINTS.has(kind) ? (outputTotal ?? 0) : outputTotal,
    project: label("project_id"),
    apiKey: label("api_key_id"),
    user: label("user_id"),
    endpoint: ENDPOINTS.get(kind) ?? null,
  };
}

function readResult(read: FieldReader, line: number, each: BucketResult): ParsedRow {
  const kind = kindOf(each);
  if (kind === null) {
    return rejected(line, {
      field: "object",
      code: "unsupported-object",
      expected: "a result of the usage API, organization.usage.….result",
      found: excerpt(own(each.result, "object")),
    });
  }
  if (kind !== "completions" && own(each.result, "input_tokens") === undefined) {
    return skipped(line, `usage of ${kind.replaceAll("_", " ")}, which counts no tokens`);
  }
  read.begin();
  const record = recordOf(read, each, kind);
  return read.row(line, record);
}

function recognise(head: Head): string | null {
  if (head.kind !== "json") return null;
  const type = RESULT_IN_TEXT.exec(head.text)?.[1];
  if (type) return `It holds results of the usage API, organization.usage.${type}.result.`;
  const has = rowKeys(head);
  if (has("num_model_requests", "start_time")) {
    return "Its rows have num_model_requests and start_time, as the JSON usage export has.";
  }
  const isEmpty =
    head.values.length > 0 &&
    head.values.every(
      (value) => own(value, "object") === "bucket" && bucketResults(value)?.length === 0,
    );
  return isEmpty ? "It is a page of OpenAI's reports, all of its periods empty." : null;
}

/** Usage per minute, hour or day: pages of OpenAI's usage API, and the JSON export of its dashboard. */
export const openaiUsageApi: Format = {
  id: "openai-usage-api",
  title: "OpenAI usage API or export (JSON)",
  grain: "bucket",
  reads: "json",
  missing: [
    "requestId",
    "operationId",
    "attempt",
    "tierRequested",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCacheWrite1h",
    "reasoning",
    "latencyMs",
    "ttftMs",
    "workload",
    "region",
  ],
  emptyPages: [{ list: "data", matches: (page) => own(page, "object") === "page" }],
  recognise,
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const results = row.kind === "value" ? bucketResults(row.value) : null;
      if (results) return results.map((each) => readResult(read, row.line, each));
      return rejected(row.line, {
        field: null,
        code: "no-bucket",
        expected: "a page, a bucket or a row of usage",
        found: excerpt(row.kind === "value" ? row.value : null),
      });
    });
  },
};
