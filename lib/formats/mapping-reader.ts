import {
  type ErrorClass,
  type Grain,
  type Outcome,
  TOKEN_FIELDS,
  type UsageRecord,
} from "../core/record.ts";
import { ok, type Result } from "../core/result.ts";
import { canonicalServedTier, canonicalTier } from "../core/tier.ts";
import { US_PER_MS, US_PER_S } from "../core/time.ts";
import { cleanCode, cleanId, cleanProvider, cleanText } from "./clean-text.ts";
import {
  type ColumnAccess,
  compileMapping,
  type FailureCondition,
  type MappingPlan,
} from "./compile-mapping.ts";
import { FieldReader } from "./field-reader.ts";
import type { MappingProblem, RowReader, SourceRow } from "./format.ts";
import { classOfMappedCode, storedErrorCode } from "./mapped-failure.ts";
import type { Mapping } from "./mapping.ts";
import { numberFromText } from "./read-number.ts";
import { rejected, skipped } from "./row-problem.ts";

const US_PER_MINUTE = 60 * US_PER_S;
const MEANS_NO_ERROR = new Set(["0", "200", "false", "ok", "success"]);

interface Fate {
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
}

const SUCCEEDED: Fate = { outcome: "success", errorClass: null };
const FAILED: Fate = { outcome: "error", errorClass: "unknown" };
/** What became of a bucket's calls is not told. */
const NOT_TOLD: Fate = { outcome: "unknown", errorClass: null };

function fateOfCall(httpStatus: number | null, errorCode: string | null): Fate {
  if ((httpStatus === null || httpStatus < 400) && errorCode === null) return SUCCEEDED;
  return { outcome: "error", errorClass: classOfMappedCode(errorCode, httpStatus) };
}

type Known = UsageRecord[keyof UsageRecord];

/** Whether the row says what is wanted, in its own words or in what they were read as. */
function holds(read: Known, raw: unknown, wanted: FailureCondition["wanted"]): boolean {
  if (wanted === null || wanted === "") return read === null || read === undefined;
  if (typeof read === "number") {
    return read === (typeof wanted === "string" ? numberFromText(wanted) : wanted);
  }
  return read === String(wanted) || cleanCode(raw) === String(wanted).trim();
}

function failsByRule(record: UsageRecord, plan: MappingPlan, row: SourceRow): boolean {
  const { failedWhen, value } = plan;
  return (
    failedWhen.length > 0 &&
    failedWhen.every(({ column, field, wanted }) =>
      holds(record[field], value[column](row), wanted),
    )
  );
}

const isWholeMinute = (us: number): boolean => us % US_PER_MINUTE === 0;

function isFromMinuteToMinute(startUs: number | null, endUs: number | null): boolean {
  if (startUs === null || endUs === null || endUs <= startUs) return false;
  return isWholeMinute(startUs) && isWholeMinute(endUs);
}

function timesOf(plan: MappingPlan, read: FieldReader, row: SourceRow) {
  const { value, label, timeKind, originUs, latencyUnit } = plan;
  const startUs = read.timeUs(label.time, value.time(row), timeKind, originUs);
  if (startUs === null) {
    read.refuse(label.time, "time-missing", "the time of the call or aggregate row", null);
  }
  const endUs = read.timeUs(label.timeEnd, value.timeEnd(row), timeKind, originUs);
  const spans = plan.grainByTimes && isFromMinuteToMinute(startUs, endUs);
  const isCall = plan.grain === "call" && !spans;
  let latencyMs = read.durationMs(label.latency, value.latency(row), latencyUnit);
  if (isCall && plan.latencyFromEnd && startUs !== null && endUs !== null) {
    latencyMs = read.durationMs(label.timeEnd, (endUs - startUs) / US_PER_MS, "ms");
  }
  const ttftMs = read.durationMs(label.ttft, value.ttft(row), latencyUnit);
  const grain: Grain = isCall ? "call" : "bucket";
  return { grain, startUs: startUs ?? 0, endUs: isCall ? null : endUs, latencyMs, ttftMs };
}

function tokensOf({ value, label }: MappingPlan, read: FieldReader, row: SourceRow) {
  const inputCacheWrite1h = read.count(label.inputCacheWrite1h, value.inputCacheWrite1h(row));
  return {
    inputTotal: read.count(label.inputTotal, value.inputTotal(row)),
    inputCached: read.count(label.inputCached, value.inputCached(row)),
    // A source that counts one-hour writes alone has at least those.
    inputCacheWrite:
      read.count(label.inputCacheWrite, value.inputCacheWrite(row)) ?? inputCacheWrite1h,
    inputCacheWrite1h,
    outputTotal: read.count(label.outputTotal, value.outputTotal(row)),
    reasoning: read.count(label.reasoning, value.reasoning(row)),
  };
}

function modelOf(plan: MappingPlan, row: SourceRow): string | null {
  const name = cleanText(plan.value.model(row));
  return name === null ? null : (plan.renames.get(name) ?? name);
}

/** What the row says of an error, in whatever words. */
function errorOf(plan: MappingPlan, row: SourceRow): string | null {
  const code = cleanCode(plan.value.errorCode(row));
  return code !== null && MEANS_NO_ERROR.has(code.toLowerCase()) ? null : code;
}

function recordOf(plan: MappingPlan, read: FieldReader, row: SourceRow): UsageRecord {
  const { value, label } = plan;
  const { grain, startUs, endUs, latencyMs, ttftMs } = timesOf(plan, read, row);
  const tokens = tokensOf(plan, read, row);
  const provider = cleanProvider(value.provider(row));
  const httpStatus = read.httpStatus(label.status, value.status(row));
  const error = errorOf(plan, row);
  const fate = grain === "bucket" ? NOT_TOLD : fateOfCall(httpStatus, error);
  return {
    grain,
    startUs,
    endUs,
    requests: grain === "call" ? 1 : read.count(label.requests, value.requests(row)),
    requestId: grain === "call" ? cleanId(value.requestId(row)) : null, // a sum is no request
    operationId: cleanId(value.operationId(row)),
    attempt: read.count(label.attempt, value.attempt(row)),
    provider,
    model: modelOf(plan, row),
    tierRequested: canonicalTier(cleanText(value.tierRequested(row)), provider),
    tierServed: canonicalServedTier(cleanText(value.tierServed(row)), provider),
    outcome: fate.outcome,
    httpStatus,
    errorClass: fate.errorClass,
    errorCode: storedErrorCode(error),
    inputTotal: tokens.inputTotal,
    inputCached: tokens.inputCached,
    inputCacheWrite: tokens.inputCacheWrite,
    inputCacheWrite1h: tokens.inputCacheWrite1h,
    outputTotal: tokens.outputTotal,
    reasoning: tokens.reasoning,
    latencyMs,
    ttftMs,
    project: cleanText(value.project(row)),
    apiKey: cleanText(value.apiKey(row)),
    user: cleanText(value.user(row)),
    endpoint: cleanText(value.endpoint(row)),
    workload: cleanText(value.workload(row)),
    region: null,
  };
}

function isEmptyBucket(record: UsageRecord): boolean {
  if (record.grain !== "bucket" || record.requests !== null) return false;
  return TOKEN_FIELDS.every((field) => record[field] === null);
}

/** A reader of rows by a mapping; a mapping that does not fit the file is told before the first row. */
export function mappingReader(
  mapping: Mapping,
  access: ColumnAccess,
): Result<RowReader, MappingProblem> {
  const compiled = compileMapping(mapping, access);
  if (!compiled.ok) return compiled;
  const plan = compiled.value;
  const read = new FieldReader(access.decimalMark);
  return ok((row) => {
    read.begin();
    const record = recordOf(plan, read, row);
    if (read.problem) return rejected(row.line, read.problem, record);
    if (isEmptyBucket(record)) return skipped(row.line, "aggregate row without counts");
    const failed = record.outcome !== "error" && failsByRule(record, plan, row);
    return {
      kind: "record",
      line: row.line,
      record: failed ? { ...record, ...FAILED } : record,
    };
  });
}
