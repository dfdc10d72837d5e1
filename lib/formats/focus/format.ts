import { unguardedCell } from "../../core/csv-cell.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier, canonicalTier } from "../../core/tier.ts";
import { cleanProvider, cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { jsonObjectOf } from "../json-text.ts";
import { own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";
import { skipped } from "../row-problem.ts";

const NAMES = [
  "BilledCost",
  "BillingCurrency",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ProviderName",
  "ServiceProviderName",
  "ServiceCategory",
  "SubAccountId",
  "SkuId",
  "SkuPriceDetails",
  "Tags",
  "x_ModelId",
  "x_ServiceTier",
  "x_ServiceTierServed",
  "x_ServiceTierRequested",
] as const;
type Name = (typeof NAMES)[number];
type Field = FieldOf<Name>;

/** A name as it is, where a spreadsheet would have run it as a formula. */
const plainText = (cell: unknown): string | null =>
  cleanText(typeof cell === "string" ? unguardedCell(cell) : cell);

const isOtherService = (category: string | null): boolean =>
  category !== null && !/\b(?:ai|machine learning)\b/i.test(category);

/** FOCUS has no column for a tier: it is in columns of one's own, or in the price's details. */
function tierOf(field: Field): string | null {
  const details = jsonObjectOf(field("SkuPriceDetails"));
  const named = [
    field("x_ServiceTierServed"),
    field("x_ServiceTier"),
    own(details, "x_ServiceTierServed"),
    own(details, "x_ServiceTier"),
  ].find((label) => !isBlank(label));
  return canonicalServedTier(cleanText(named), null);
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const time = (name: Name) => read.timeUs(name, field(name), "iso");
  const startUs = time("ChargePeriodStart");
  if (startUs === null) {
    read.refuse("ChargePeriodStart", "time-missing", "the start of the charge period", null);
  }
  const currency = cleanText(field("BillingCurrency"));
  if (currency !== null && currency.toUpperCase() !== "USD") {
    read.refuse("BillingCurrency", "not-usd", "amounts in USD", currency);
  }
  const text = (name: Name) => plainText(field(name));
  return {
    ...blankRecord("cost", startUs ?? 0),
    endUs: time("ChargePeriodEnd"),
    provider: cleanProvider(text("ServiceProviderName") ?? text("ProviderName")),
    model: text("x_ModelId") ?? text("SkuId"),
    tierRequested: canonicalTier(text("x_ServiceTierRequested"), null),
    tierServed: tierOf(field),
    outcome: "unknown",
    project: text("SubAccountId"),
    workload: cleanText(own(jsonObjectOf(field("Tags")), "workload")),
    reportedUsd: read.usd("BilledCost", field("BilledCost")),
  };
}

/** FOCUS cost and usage files, versions 1.0 to 1.4; what other services than AI cost is left out. */
export const focus: Format = {
  id: "focus",
  title: "FOCUS cost and usage (CSV)",
  grain: "cost",
  reads: "csv",
  missing: [
    "requests",
    "requestId",
    "operationId",
    "attempt",
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
    "apiKey",
    "user",
    "endpoint",
    "region",
  ],
  recognise: ({ headers }) =>
    hasColumns(headers, "BilledCost", "ChargePeriodStart")
      ? "It has the columns BilledCost and ChargePeriodStart of FOCUS."
      : null,
  reader({ headers, decimalMark }) {
    const read = new FieldReader(decimalMark);
    const fieldsOf = fieldsByName(headers, NAMES);
    return ok((row): ParsedRow => {
      const field: Field = fieldsOf(row) ?? (() => undefined);
      if (isOtherService(cleanText(field("ServiceCategory")))) {
        return skipped(row.line, "not an AI service");
      }
      if (isBlank(field("BilledCost"))) return skipped(row.line, "row without a cost");
      read.begin();
      const record = recordOf(read, field);
      return read.row(row.line, record);
    });
  },
};
