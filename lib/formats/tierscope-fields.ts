import {
  ERROR_CLASSES,
  type ErrorClass,
  type Grain,
  OUTCOMES,
  type Outcome,
  type UsageRecord,
} from "../core/record.ts";
import { canonicalServedTier, canonicalTier } from "../core/tier.ts";
import { isoFromUs } from "../core/time.ts";
import { cleanCode, cleanId, cleanProvider, cleanText, LONGEST_TEXT } from "./clean-text.ts";
import { FieldReader } from "./field-reader.ts";
import type { ParsedRow } from "./format.ts";
import { type DecimalMark, isBlank } from "./read-number.ts";
import { rejected } from "./row-problem.ts";

/** What marks our own export, in its first field. */
export const TIERSCOPE_SCHEMA = "tierscope/1";

/** Fields of our own export in order, named as in a record but for the two times. */
export const TIERSCOPE_FIELDS = [
  "schema",
  "grain",
  "time",
  "timeEnd",
  "requests",
  "requestId",
  "operationId",
  "attempt",
  "provider",
  "model",
  "tierRequested",
  "tierServed",
  "outcome",
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
  "project",
  "apiKey",
  "user",
  "endpoint",
  "workload",
  "region",
] as const;
export type TierscopeField = (typeof TIERSCOPE_FIELDS)[number];

/** The value that an export writes; `null` is left blank. */
export function exportedValue(record: UsageRecord, field: TierscopeField): string | number | null {
  switch (field) {
    case "schema":
      return TIERSCOPE_SCHEMA;
    case "time":
      return isoFromUs(record.startUs);
    case "timeEnd":
      return record.endUs === null ? null : isoFromUs(record.endUs);
    default:
      return record[field];
  }
}

/** The record field that a field of the export holds; `null` for the mark. */
export function recordFieldOf(field: TierscopeField): keyof UsageRecord | null {
  if (field === "schema") return null;
  if (field === "time") return "startUs";
  return field === "timeEnd" ? "endUs" : field;
}

type ValueOf = (field: TierscopeField) => unknown;

function oneOf<T extends string>(
  read: FieldReader,
  field: TierscopeField,
  value: unknown,
  known: readonly T[],
): T | null {
  if (isBlank(value)) return null;
  const found = known.find((name) => name === String(value).trim());
  if (found) return found;
  return read.refuse(field, "not-a-known-value", `one of ${known.join(", ")}`, value);
}

const GRAINS: readonly Grain[] = ["call", "bucket"];

function fateOf(read: FieldReader, value: ValueOf, grain: Grain) {
  const outcome: Outcome | null = oneOf(read, "outcome", value("outcome"), OUTCOMES);
  const errorClass: ErrorClass | null = oneOf(
    read,
    "errorClass",
    value("errorClass"),
    ERROR_CLASSES,
  );
  return {
    outcome: outcome ?? (grain === "call" ? ("success" as const) : ("unknown" as const)),
    httpStatus: read.httpStatus("httpStatus", value("httpStatus")),
    errorClass,
    errorCode: cleanCode(value("errorCode"))?.slice(0, LONGEST_TEXT) ?? null,
  };
}

function recordOf(read: FieldReader, value: ValueOf): UsageRecord {
  const schema = cleanText(value("schema"));
  if (schema !== null && schema !== TIERSCOPE_SCHEMA) {
    read.refuse("schema", "unknown-schema", `${TIERSCOPE_SCHEMA}, once the row is sound`, schema);
  }
  const grain = oneOf(read, "grain", value("grain"), GRAINS) ?? "call";
  const startUs = read.timeUs("time", value("time"), "iso");
  if (startUs === null) {
    read.refuse("time", "time-missing", "the time of the call or aggregate row", null);
  }
  const label = (field: TierscopeField) => cleanText(value(field));
  const count = (field: TierscopeField) => read.count(field, value(field));
  const provider = cleanProvider(value("provider"));
  return {
    grain,
    startUs: startUs ?? 0,
    endUs: read.timeUs("timeEnd", value("timeEnd"), "iso"),
    requests: grain === "call" ? 1 : count("requests"),
    requestId: cleanId(value("requestId")),
    operationId: cleanId(value("operationId")),
    attempt: count("attempt"),
    provider,
    model: label("model"),
    tierRequested: canonicalTier(label("tierRequested"), provider),
    tierServed: canonicalServedTier(label("tierServed"), provider),
    ...fateOf(read, value, grain),
    inputTotal: count("inputTotal"),
    inputCached: count("inputCached"),
    inputCacheWrite: count("inputCacheWrite"),
    inputCacheWrite1h: count("inputCacheWrite1h"),
    outputTotal: count("outputTotal"),
    reasoning: count("reasoning"),
    latencyMs: read.durationMs("latencyMs", value("latencyMs"), "ms"),
    ttftMs: read.durationMs("ttftMs", value("ttftMs"), "ms"),
    project: label("project"),
    apiKey: label("apiKey"),
    user: label("user"),
    endpoint: label("endpoint"),
    workload: label("workload"),
    region: label("region"),
  };
}

/** A reader of our own fields, wherever their values lie. */
export function tierscopeReader(mark?: DecimalMark): (line: number, value: ValueOf) => ParsedRow {
  const read = new FieldReader(mark);
  return (line, value) => {
    read.begin();
    const record = recordOf(read, value);
    return read.problem ? rejected(line, read.problem, record) : { kind: "record", line, record };
  };
}
