import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { inferenceRegion, NOT_IN_REPORTS, tierOfUsageType, withSpeed } from "../anthropic-usage.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";

const NAMES = [
  "usage_date_utc",
  "model",
  "workspace",
  "api_key",
  "api_key_id",
  "usage_type",
  "token_type",
  "cost_usd",
  "cost_type",
  "inference_geo",
  "speed",
] as const;
type Field = FieldOf<(typeof NAMES)[number]>;

/** Web searches and the like have no tier. */
function tierOf(field: Field) {
  const costType = cleanText(field("cost_type"))?.toLowerCase() ?? "token";
  if (!costType.startsWith("token")) return null;
  return withSpeed(tierOfUsageType(field("usage_type")), field("speed"));
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const startUs = read.timeUs("usage_date_utc", field("usage_date_utc"), "iso");
  if (startUs === null)
    read.refuse("usage_date_utc", "time-missing", "a day such as 2026-11-17", null);
  const reportedUsd = read.usd("cost_usd", field("cost_usd"));
  if (reportedUsd === null) read.refuse("cost_usd", "amount-missing", "an amount of USD", null);
  return {
    ...blankRecord("cost", startUs ?? 0),
    endUs: (startUs ?? 0) + US_PER_DAY,
    provider: "anthropic",
    model: cleanText(field("model")),
    tierServed: tierOf(field),
    outcome: "unknown",
    project: cleanText(field("workspace")),
    apiKey: cleanText(field("api_key_id")) ?? cleanText(field("api_key")),
    region: inferenceRegion(field("inference_geo")),
    reportedUsd,
  };
}

/** Costs per day as the Anthropic console exports them; models bear their display names. */
export const anthropicConsoleCostCsv: Format = {
  id: "anthropic-console-cost-csv",
  title: "Anthropic console, costs (CSV)",
  grain: "cost",
  reads: "csv",
  missing: [
    ...NOT_IN_REPORTS,
    "inputTotal",
    "inputCached",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "outputTotal",
    "user",
  ],
  recognise: ({ headers }) =>
    hasColumns(headers, "usage_date_utc", "cost_usd")
      ? "It has the columns usage_date_utc and cost_usd."
      : null,
  reader({ headers, decimalMark }) {
    const read = new FieldReader(decimalMark);
    const fieldsOf = fieldsByName(headers, NAMES);
    return ok((row): ParsedRow => {
      read.begin();
      const record = recordOf(read, fieldsOf(row) ?? (() => undefined));
      return read.row(row.line, record);
    });
  },
};
