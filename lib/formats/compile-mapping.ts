import type { Grain, UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { shortName } from "../core/short-name.ts";
import { parseIsoUs } from "../core/time.ts";
import { FieldReader, type TimeKind } from "./field-reader.ts";
import type { MappingProblem, SourceRow } from "./format.ts";
import { MAPPING_COLUMNS, type Mapping, type MappingColumn } from "./mapping.ts";
import { isBlank } from "./read-number.ts";

/** How a kind of source hands out the value of a named column. */
export interface ColumnAccess {
  /** Names to list where a mapping names one that the file lacks. */
  readonly names: readonly string[];
  has(name: string, column: MappingColumn): boolean;
  getter(name: string): (row: SourceRow) => unknown;
}

/** A mapping made ready for one file. */
export interface MappingPlan {
  readonly grain: Grain;
  readonly timeKind: TimeKind;
  readonly originUs: number;
  readonly latencyUnit: "s" | "ms";
  /** A call log with an end but no duration: latency is end minus start. */
  readonly latencyFromEnd: boolean;
  readonly renames: ReadonlyMap<string, string>;
  readonly failedWhen: readonly (readonly [keyof UsageRecord, Scalar])[];
  /** The column's value in a row, else its default, else `null`. */
  readonly value: Readonly<Record<MappingColumn, (row: SourceRow) => unknown>>;
  /** The file's own name of a column, for reports. */
  readonly label: Readonly<Record<MappingColumn, string>>;
}

type Scalar = string | number | boolean | null;

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

const CALL_ONLY = [
  "requestId",
  "operationId",
  "attempt",
  "latency",
  "ttft",
  "status",
  "errorCode",
] as const satisfies readonly MappingColumn[];

const invalid = (detail: string): MappingProblem => ({ code: "mapping-invalid", detail });

function isNamed(mapping: Mapping, column: MappingColumn): boolean {
  return typeof mapping.columns[column] === "string";
}

function isGiven(mapping: Mapping, column: MappingColumn): boolean {
  return isNamed(mapping, column) || !isBlank(mapping.defaults[column]);
}

/** The record fields that a file read by this mapping can never give. */
export function unmappedFields(mapping: Mapping): readonly (keyof UsageRecord)[] {
  const missing = MAPPING_COLUMNS.filter((column) => !isGiven(mapping, column)).map(
    (column) => FIELD_OF_COLUMN[column],
  );
  return [...missing, "region"];
}

function missingColumn(mapping: Mapping, access: ColumnAccess): MappingProblem | null {
  for (const column of MAPPING_COLUMNS) {
    const name = mapping.columns[column];
    if (typeof name !== "string" || access.has(name, column)) continue;
    const near = access.names.find((other) => other.toLowerCase() === name.toLowerCase());
    const advice = near
      ? `did you mean "${shortName(near)}"?`
      : `the file has: ${listed(access.names)}.`;
    return {
      code: "column-missing",
      detail: `The mapping reads ${column} from "${shortName(name)}", which the file lacks; ${advice} Correct columns.${column}, or leave it out where the file does not tell.`,
    };
  }
  return null;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 40).map((name) => `"${shortName(name)}"`);
  return names.length > 40
    ? `${shown.join(", ")} and ${names.length - 40} more`
    : shown.join(", ") || "none";
}

/** `requests` describes a bucket; an end does too, unless a column that only a call has is named. */
function grainOf(mapping: Mapping): Grain {
  if (isNamed(mapping, "requests")) return "bucket";
  const callColumn = CALL_ONLY.some((column) => isNamed(mapping, column));
  return isNamed(mapping, "timeEnd") && !callColumn ? "bucket" : "call";
}

function contradiction(mapping: Mapping): MappingProblem | null {
  if (!isGiven(mapping, "time")) {
    return invalid(
      'No column gives the time. Name one under columns.time, for example "time": "created_at".',
    );
  }
  const callColumn = CALL_ONLY.find((column) => isNamed(mapping, column));
  if (isNamed(mapping, "requests") && callColumn) {
    return invalid(
      `columns.requests describes rows that sum up many calls, columns.${callColumn} a single call. Leave one of them out.`,
    );
  }
  for (const [column, wanted] of Object.entries(mapping.failedWhen)) {
    if (column === "time" || column === "timeEnd") {
      return invalid(`failedWhen cannot test ${column}. Name another column.`);
    }
    if (wanted !== null && !MAPPING_COLUMNS.some((c) => c === column && isGiven(mapping, c))) {
      return invalid(
        `failedWhen tests ${column}, for which the mapping names neither a column nor a default. Add columns.${column}.`,
      );
    }
  }
  return null;
}

function badDefault(mapping: Mapping, plan: MappingPlan): MappingProblem | null {
  const read = new FieldReader();
  for (const column of MAPPING_COLUMNS) {
    const value = mapping.defaults[column];
    if (isBlank(value)) continue;
    if (column === "time" || column === "timeEnd") {
      read.timeUs(column, value, plan.timeKind, plan.originUs);
    } else if (column === "latency" || column === "ttft") {
      read.durationMs(column, value, plan.latencyUnit);
    } else if (column === "status") read.httpStatus(column, value);
    else if (COUNTS.has(column)) read.count(column, value);
  }
  const { problem } = read;
  return problem
    ? invalid(
        `defaults.${problem.field} must be ${problem.expected}; it is "${problem.found}". Correct it.`,
      )
    : null;
}

const COUNTS: ReadonlySet<MappingColumn> = new Set([
  "attempt",
  "requests",
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "inputCacheWrite1h",
  "outputTotal",
  "reasoning",
]);

function cellOrDefault(mapping: Mapping, access: ColumnAccess, column: MappingColumn) {
  const name = mapping.columns[column];
  const fallback = mapping.defaults[column] ?? null;
  if (typeof name !== "string") return () => fallback;
  const get = access.getter(name);
  if (fallback === null) return get;
  return (row: SourceRow) => {
    const value = get(row);
    return isBlank(value) ? fallback : value;
  };
}

function perColumn<T>(make: (column: MappingColumn) => T): Record<MappingColumn, T> {
  // fromEntries forgets the key type; the list holds every MappingColumn once.
  return Object.fromEntries(MAPPING_COLUMNS.map((column) => [column, make(column)])) as Record<
    MappingColumn,
    T
  >;
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
  if (originUs === null) {
    return err(
      invalid(
        `time.origin must be an ISO 8601 time such as "2025-05-01T00:00:00Z"; it is "${"origin" in time ? time.origin : ""}". Correct it.`,
      ),
    );
  }
  const grain = grainOf(mapping);
  const failedWhen = MAPPING_COLUMNS.filter((column) => mapping.failedWhen[column] !== undefined);
  const plan: MappingPlan = {
    grain,
    timeKind: time.kind,
    originUs,
    latencyUnit: mapping.latencyUnit,
    latencyFromEnd: grain === "call" && isNamed(mapping, "timeEnd") && !isGiven(mapping, "latency"),
    renames: new Map(Object.entries(mapping.models)),
    failedWhen: failedWhen.map((column) => [
      FIELD_OF_COLUMN[column],
      mapping.failedWhen[column] ?? null,
    ]),
    value: perColumn((column) => cellOrDefault(mapping, access, column)),
    label: perColumn((column) => mapping.columns[column] ?? column),
  };
  const wrong = badDefault(mapping, plan);
  return wrong ? err(wrong) : ok(plan);
}
