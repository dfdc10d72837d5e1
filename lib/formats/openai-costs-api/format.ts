import { ok } from "../../core/result.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { isJsonObject, own } from "../json-value.ts";
import { type BucketResult, boundaryUs, bucketResults } from "../openai-bucket.ts";
import { costRecord, MISSING_OF_COSTS } from "../openai-cost.ts";
import { excerpt, rejected, skipped } from "../row-problem.ts";

const RESULT_TYPE = "organization.costs.result";

function recordOf(read: FieldReader, { bucket, result }: BucketResult) {
  const field = (name: string) => own(result, name);
  const amount = field("amount");
  const nested = isJsonObject(amount);
  return costRecord(read, {
    startUs: boundaryUs(read, (name) => own(bucket, name), "start"),
    endUs: boundaryUs(read, (name) => own(bucket, name), "end"),
    amount: nested ? own(amount, "value") : (field("amount_value") ?? amount),
    currency: nested ? own(amount, "currency") : field("amount_currency"),
    lineItem: field("line_item"),
    quantityUnit: field("quantity_unit"),
    project: field("project_id"),
    apiKey: field("api_key_id"),
    user: field("user_id"),
  });
}

function readResult(read: FieldReader, line: number, each: BucketResult): ParsedRow {
  const type = own(each.result, "object") ?? RESULT_TYPE;
  if (type !== RESULT_TYPE) {
    return rejected(line, {
      field: "object",
      code: "unsupported-object",
      expected: `a result of the costs API, ${RESULT_TYPE}`,
      found: excerpt(type),
    });
  }
  read.begin();
  const record = recordOf(read, each);
  if (read.problem) return rejected(line, read.problem, record ?? undefined);
  return record ? { kind: "record", line, record } : skipped(line, "period without costs");
}

function recognise(head: Head): string | null {
  if (head.kind !== "json") return null;
  if (head.text.includes(`"${RESULT_TYPE}"`)) {
    return `It holds results of the costs API, ${RESULT_TYPE}.`;
  }
  const has = rowKeys(head);
  return has("amount", "line_item") || has("amount_value", "start_time")
    ? "Its rows have an amount and a line item, as OpenAI's cost export has."
    : null;
}

/** What OpenAI billed per day: pages of its costs API, and the JSON export of its dashboard. */
export const openaiCostsApi: Format = {
  id: "openai-costs-api",
  title: "OpenAI costs API or export (JSON)",
  grain: "cost",
  reads: "json",
  missing: MISSING_OF_COSTS,
  recognise,
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const results = row.kind === "value" ? bucketResults(row.value) : null;
      if (results) return results.map((each) => readResult(read, row.line, each));
      return rejected(row.line, {
        field: null,
        code: "no-bucket",
        expected: "a page, a bucket or a row of costs",
        found: excerpt(row.kind === "value" ? row.value : null),
      });
    });
  },
};
