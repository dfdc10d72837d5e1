import { decimalText, parseDecimal } from "../../core/decimal.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { inferenceRegion, NOT_IN_REPORTS, withSpeed } from "../anthropic-usage.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { rejected } from "../row-problem.ts";

const AMOUNT_IN_TEXT = /"amount"\s*:/;

/** The report counts in cents; "123.45" of them are 1.2345 USD. Source: Anthropic's cost report reference. */
function usdOfCents(cents: string | null): string | null {
  const exact = cents === null ? null : parseDecimal(cents);
  return exact && decimalText({ units: exact.units, scale: exact.scale + 2 });
}

function recordOf(read: FieldReader, bucket: JsonObject, result: JsonObject): UsageRecord {
  const startUs = readAnyTime(read, "starting_at", own(bucket, "starting_at"));
  if (startUs === null) read.refuse("starting_at", "time-missing", "the start of the period", null);
  const label = (name: string) => cleanText(own(result, name));
  const currency = label("currency") ?? "USD";
  if (currency.toUpperCase() !== "USD") {
    read.refuse("currency", "not-usd", "amounts in USD", currency);
  }
  const cents = read.usd("amount", own(result, "amount"));
  if (cents === null) read.refuse("amount", "amount-missing", "an amount in cents", null);
  const tier = canonicalServedTier(label("service_tier"), "anthropic");
  return {
    ...blankRecord("cost", startUs ?? 0),
    endUs: readAnyTime(read, "ending_at", own(bucket, "ending_at")),
    provider: "anthropic",
    model: label("model"),
    tierServed: withSpeed(tier, own(result, "speed")),
    outcome: "unknown",
    project: label("workspace_id"),
    region: inferenceRegion(own(result, "inference_geo")),
    reportedUsd: usdOfCents(cents),
  };
}

/** Anthropic's cost report: what each day cost, by model, tier and kind of token where it was grouped so. */
export const anthropicCostReport: Format = {
  id: "anthropic-cost-report",
  title: "Anthropic cost report (API)",
  grain: "cost",
  reads: "json",
  missing: [
    ...NOT_IN_REPORTS,
    "inputTotal",
    "inputCached",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "outputTotal",
    "apiKey",
    "user",
  ],
  recognise(head) {
    const found = rowKeys(head)("starting_at", "results") && AMOUNT_IN_TEXT.test(head.text);
    return found ? "Its periods start with starting_at and have results with an amount." : null;
  },
  reader() {
    const read = new FieldReader();
    return ok(({ line, ...row }): readonly ParsedRow[] => {
      const bucket = row.kind === "value" && isJsonObject(row.value) ? row.value : null;
      const results = own(bucket, "results");
      if (!bucket || !Array.isArray(results)) {
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
      return results.map((result: unknown) => {
        read.begin();
        if (!isJsonObject(result)) read.refuse("results", "not-an-object", "an object", result);
        const record = recordOf(read, bucket, isJsonObject(result) ? result : {});
        return read.row(line, record);
      });
    });
  },
};
