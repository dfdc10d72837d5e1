import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier, type Tier } from "../../core/tier.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { failureOfText } from "../failure-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { decodedJson } from "../json-text.ts";
import { hasKeys, isJsonObject, own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";
import { rejected, skipped } from "../row-problem.ts";
import { tokensOfDetails, tokensOfTotals } from "./usage-details.ts";

/** The columns and keys that are read; input, output, tools and comments are not. */
const NAMES = [
  "id",
  "type",
  "startTime",
  "endTime",
  "completionStartTime",
  "projectId",
  "userId",
  "traceName",
  "level",
  "statusMessage",
  "metadata",
  "model",
  "providedModelName",
  "modelParameters",
  "usageDetails",
  "usage",
  "inputUsage",
  "outputUsage",
  "usagePricingTierName",
  "totalCost",
  "latency",
  "latencyMs",
  "timeToFirstToken",
  "timeToFirstTokenMs",
] as const;
type Name = (typeof NAMES)[number];
type Field = FieldOf<Name>;

const MODEL_CALLS = new Set(["GENERATION", "EMBEDDING"]);

/** How Langfuse calls the price list that it took; "Standard" is also its answer when it knows nothing. */
const TIER_OF_PRICE_LIST: ReadonlyMap<string, Tier> = new Map([
  ["flex", "flex"],
  ["fast mode", "priority"],
  ["priority", "priority"],
  ["batch", "batch"],
]);

function servedTier(field: Field): Tier | null {
  const parameters = decodedJson(field("modelParameters"));
  const label = own(parameters, "service_tier") ?? own(parameters, "serviceTier");
  const named = canonicalServedTier(cleanText(label), null);
  const priceList = cleanText(field("usagePricingTierName"))?.toLowerCase() ?? "";
  return named ?? TIER_OF_PRICE_LIST.get(priceList) ?? null;
}

function timesOf(read: FieldReader, field: Field) {
  const time = (name: Name) => readAnyTime(read, name, field(name));
  const startUs = time("startTime");
  if (startUs === null) {
    read.refuse("startTime", "time-missing", "the time at which the observation began", null);
  }
  const latencyMs = isBlank(field("latencyMs"))
    ? read.durationMs("latency", field("latency"), "s")
    : read.durationMs("latencyMs", field("latencyMs"), "ms");
  const ttftMs = isBlank(field("timeToFirstTokenMs"))
    ? read.durationMs("timeToFirstToken", field("timeToFirstToken"), "s")
    : read.durationMs("timeToFirstTokenMs", field("timeToFirstTokenMs"), "ms");
  return {
    startUs: startUs ?? 0,
    latencyMs: latencyMs ?? msBetween(startUs, time("endTime")),
    ttftMs: ttftMs ?? msBetween(startUs, time("completionStartTime")),
  };
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const times = timesOf(read, field);
  const failed = cleanText(field("level"))?.toUpperCase() === "ERROR";
  const details = tokensOfDetails(read, decodedJson(field("usageDetails")));
  const cost = read.usd("totalCost", field("totalCost"));
  const blank = (name: Name) => (isBlank(field(name)) ? undefined : field(name));
  return {
    ...blankRecord("call", times.startUs),
    ...times,
    ...(failed ? { outcome: "error" as const, ...failureOfText(field("statusMessage")) } : {}),
    ...(details ??
      tokensOfTotals(read, blank("inputUsage"), blank("outputUsage"), decodedJson(field("usage")))),
    requestId: cleanId(field("id")),
    model: cleanText(blank("model")) ?? cleanText(field("providedModelName")),
    // Of a call that failed, the parameters tell what was asked for.
    tierServed: failed ? null : servedTier(field),
    // Langfuse writes 0 where it knows no price.
    reportedUsd: cost === "0" ? null : cost,
    project: cleanText(field("projectId")),
    user: cleanText(field("userId")),
    workload:
      cleanText(own(decodedJson(field("metadata")), "workload")) ?? cleanText(field("traceName")),
  };
}

function recogniseLangfuse(head: Head): string | null {
  const { kind, headers } = head;
  if (kind === "csv") {
    if (!hasColumns(headers, "traceId", "usageDetails")) return null;
    const export_ = hasColumns(headers, "latencyMs") ? "events" : "observations";
    return `It has the columns traceId and usageDetails of Langfuse ${export_}.`;
  }
  const has = rowKeys(head);
  if (has("usageDetails")) return "Its rows have usageDetails, as Langfuse observations do.";
  const isObservation =
    has("traceId", "parentObservationId") || has("traceId", "startTime", "level");
  return isObservation ? "Its rows have traceId and the like of Langfuse observations." : null;
}

const NOT_AN_OBSERVATION = {
  field: null,
  code: "not-an-observation",
  expected: "an observation with an id and a startTime",
  found: "a row without them",
};

const isPaged = (meta: unknown): boolean =>
  isJsonObject(meta) && (hasKeys(meta, "limit") || hasKeys(meta, "cursor"));

/** Observations as Langfuse exports them (CSV, JSON, JSON lines, events) or its API pages them. */
export const langfuseObservations: Format = {
  id: "langfuse-observations",
  title: "Langfuse observations (export or API)",
  grain: "call",
  reads: ["csv", "json"],
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "provider",
    "tierRequested",
    "apiKey",
    "endpoint",
    "region",
  ],
  emptyPages: [{ list: "data", matches: (page) => isPaged(own(page, "meta")) }],
  recognise: recogniseLangfuse,
  reader({ headers, decimalMark }) {
    const read = new FieldReader(decimalMark);
    const fieldsOf = fieldsByName(headers, NAMES);
    return ok((row): ParsedRow => {
      read.begin();
      const field = fieldsOf(row);
      if (!field || (isBlank(field("id")) && isBlank(field("startTime")))) {
        return rejected(row.line, NOT_AN_OBSERVATION);
      }
      const type = cleanText(field("type"))?.toUpperCase() ?? null;
      if (type !== null && !MODEL_CALLS.has(type)) return skipped(row.line, "not a model call");
      const record = recordOf(read, field);
      return read.row(row.line, record);
    });
  },
};
