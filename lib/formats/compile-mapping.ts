import type { Grain, UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { parseIsoUs } from "../core/time.ts";
import {
  badDefault,
  CALL_ONLY,
  contradiction,
  invalid,
  isGiven,
  isNamed,
  missingColumn,
  NUMBERS,
  type Scalar,
} from "./check-mapping.ts";
import { cleanCode, cleanText } from "./clean-text.ts";
import type { TimeKind } from "./field-reader.ts";
import type { MappingProblem, SourceRow } from "./format.ts";
import { MAPPING_COLUMNS, type Mapping, type MappingColumn } from "./mapping.ts";
import { type DecimalMark, isBlank } from "./read-number.ts";

/** How a kind of source hands out the value of a named column. */
export interface ColumnAccess {
  /** Names to list where a mapping names one that the file lacks. */
  readonly names: readonly string[];
  has(name: string, column: MappingColumn): boolean;
  getter(name: string): (row: SourceRow) => unknown;
  /** What stands before a fraction in the file; a point where it is left out. */
  readonly decimalMark?: DecimalMark | undefined;
}

/** A mapping made ready for one file. */
export interface MappingPlan {
  readonly grain: Grain;
  /** Nothing but an end tells the grain: a row from one whole minute to another is a bucket, any other a call. */
  readonly grainByTimes: boolean;
  readonly timeKind: TimeKind;
  readonly originUs: number;
  readonly latencyUnit: "s" | "ms";
  /** An end but no duration: the latency of a call is end minus start. */
  readonly latencyFromEnd: boolean;
  readonly renames: ReadonlyMap<string, string>;
  readonly failedWhen: readonly FailureCondition[];
  /** The column's value in a row, else its default, else `null`. */
  readonly value: Readonly<Record<MappingColumn, (row: SourceRow) => unknown>>;
  /** The file's own name of a column, for reports. */
  readonly label: Readonly<Record<MappingColumn, string>>;
}

export interface FailureCondition {
  readonly column: MappingColumn;
  readonly field: keyof UsageRecord;
  readonly wanted: Scalar;
}

const FIELD_OF_COLUMN: Readonly<Record<MappingColumn, keyof UsageRecord>> = {
  time: "startUs",
  timeEnd: "endUs",
  requestId: "requestId",
  operationId: "operationId",
  attempt: "attempt",
  requests: "requests",
  provider: "provider",
  model: "model",
  tierRequested: "tierRequested",
  tierServed: "tierServed",
  inputTotal: "inputTotal",
  inputCached: "inputCached",
  inputCacheWrite: "inputCacheWrite",
  inputCacheWrite1h: "inputCacheWrite1h",
  outputTotal: "outputTotal",
  reasoning: "reasoning",
  latency: "latencyMs",
  ttft: "ttftMs",
  status: "httpStatus",
  errorCode: "errorCode",
  project: "project",
  apiKey: "apiKey",
  user: "user",
  endpoint: "endpoint",
  workload: "workload",
};

/** The record fields that a file read by this mapping can never give. */
export function unmappedFields(mapping: Mapping): readonly (keyof UsageRecord)[] {
  const missing = MAPPING_COLUMNS.filter((column) => !isGiven(mapping, column)).map(
    (column) => FIELD_OF_COLUMN[column],
  );
  return [...missing, "region"];
}

/** A count of requests makes buckets, a column that only a call has calls; where there is neither, an end may be of either. */
function isGrainOpen(mapping: Mapping): boolean {
  const decided = [...CALL_ONLY, "requests" as const].some((column) => isNamed(mapping, column));
  return isNamed(mapping, "timeEnd") && !decided;
}

/** Whether a cell leaves its field to the default, as the field's reader would find it unknown. */
function saysNothing(column: MappingColumn): (value: unknown) => boolean {
  if (NUMBERS.has(column) || column === "time" || column === "timeEnd") return isBlank;
  const clean = column === "errorCode" ? cleanCode : cleanText;
  return (value) => typeof value !== "object" && clean(value) === null;
}

function cellOrDefault(mapping: Mapping, access: ColumnAccess, column: MappingColumn) {
  const name = mapping.columns[column];
  const fallback = mapping.defaults[column] ?? null;
  if (typeof name !== "string") return () => fallback;
  const get = access.getter(name);
  if (fallback === null) return get;
  const isLeft = saysNothing(column);
  return (row: SourceRow) => {
    const value = get(row);
    return isLeft(value ?? "") ? fallback : value;
  };
}

function perColumn<T>(make: (column: MappingColumn) => T): Record<MappingColumn, T> {
  // fromEntries forgets the key type; the list holds every MappingColumn once.
  return Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, make(column)])) as Record<
    MappingColumn,
    T
  >;
}

function badOrigin(origin: string): MappingProblem {
  const places = ["time.origin"];
  if (origin.trim() === "") {
    const says = "The times of this file count from a start that it does not name.";
    const detail = `${says} Write that start under time.origin, such as 2025-05-01T00:00:00Z.`;
    return invalid({ says, places }, detail);
  }
  const expected = `an ISO 8601 time such as "2025-05-01T00:00:00Z"; it is "${origin}".`;
  return invalid(
    { says: `The start from which times count must be ${expected}`, places },
    `time.origin must be ${expected} Correct it.`,
  );
}

/** The plan by which rows of a file become records, or the one thing to mend in the mapping. */
export function compileMapping(
  mapping: Mapping,
  access: ColumnAccess,
): Result<MappingPlan, MappingProblem> {
  const problem = contradiction(mapping) ?? missingColumn(mapping, access);
  if (problem) return err(problem);
  const { time } = mapping;
  const originUs = "origin" in time ? parseIsoUs(time.origin) : 0;
  if (originUs === null) return err(badOrigin("origin" in time ? time.origin : ""));
  const failedWhen = MAPPING_COLUMNS.filter((column) => mapping.failedWhen[column] !== undefined);
  const plan: MappingPlan = {
    grain: isNamed(mapping, "requests") ? "bucket" : "call",
    grainByTimes: isGrainOpen(mapping),
    timeKind: time.kind,
    originUs,
    latencyUnit: mapping.latencyUnit,
    latencyFromEnd: isNamed(mapping, "timeEnd") && !isGiven(mapping, "latency"),
    renames: new Map(Object.entries(mapping.models)),
    failedWhen: failedWhen.map((column) => ({
      column,
      field: FIELD_OF_COLUMN[column],
      wanted: mapping.failedWhen[column] ?? null,
    })),
    value: perColumn((column) => cellOrDefault(mapping, access, column)),
    label: perColumn((column) => mapping.columns[column] ?? column),
  };
  const wrong = badDefault(mapping, plan);
  return wrong ? err(wrong) : ok(plan);
}
