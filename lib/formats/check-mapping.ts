import { shortName } from "../core/short-name.ts";
import { FieldReader, type TimeKind } from "./field-reader.ts";
import type { MappingFault, MappingProblem } from "./format.ts";
import { MAPPING_COLUMNS, type Mapping, type MappingColumn } from "./mapping.ts";
import { isBlank, numberFromText } from "./read-number.ts";

export type Scalar = string | number | boolean | null;

interface FileColumns {
  readonly names: readonly string[];
  has(name: string, column: MappingColumn): boolean;
}

interface ReadingOfNumbers {
  readonly timeKind: TimeKind;
  readonly originUs: number;
  readonly latencyUnit: "s" | "ms";
}

/** Columns that only a row about a single call has. */
export const CALL_ONLY = [
  "requestId",
  "operationId",
  "attempt",
  "latency",
  "ttft",
  "status",
  "errorCode",
] as const satisfies readonly MappingColumn[];

export const invalid = (fault: MappingFault, detail: string): MappingProblem => {
  return { code: "mapping-invalid", detail, fault };
};

export function isNamed(mapping: Mapping, column: MappingColumn): boolean {
  return typeof mapping.columns[column] === "string";
}

export function isGiven(mapping: Mapping, column: MappingColumn): boolean {
  return isNamed(mapping, column) || !isBlank(mapping.defaults[column]);
}

/** A column that the mapping names and the file lacks. */
export function missingColumn(mapping: Mapping, access: FileColumns): MappingProblem | null {
  for (const column of MAPPING_COLUMNS) {
    const name = mapping.columns[column];
    if (typeof name !== "string" || access.has(name, column)) continue;
    const near = access.names.find((other) => other.toLowerCase() === name.toLowerCase());
    const advice = near
      ? `did you mean "${shortName(near)}"?`
      : `the file has: ${listed(access.names)}.`;
    const asked = near ? ` Did you mean "${shortName(near)}"?` : "";
    const says = `The mapping reads a column "${shortName(name)}" that the file does not have.${asked}`;
    return {
      code: "column-missing",
      fault: { says, places: [`columns.${column}`] },
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

/** What in a mapping cannot be meant, whatever the file. */
export function contradiction(mapping: Mapping): MappingProblem | null {
  if (!isGiven(mapping, "time")) {
    return invalid(
      { says: "No column gives the time.", places: ["columns.time"] },
      'No column gives the time. Name one under columns.time, for example "time": "created_at".',
    );
  }
  const callColumn = CALL_ONLY.find((column) => isNamed(mapping, column));
  if (isNamed(mapping, "requests") && callColumn) {
    const says =
      "One column counts the requests of a row, as rows that sum up many calls do; another tells of a single call.";
    return invalid(
      { says, places: ["columns.requests", `columns.${callColumn}`] },
      `columns.requests describes rows that sum up many calls, columns.${callColumn} a single call. Leave one of them out.`,
    );
  }
  return badCondition(mapping);
}

function badCondition(mapping: Mapping): MappingProblem | null {
  for (const column of MAPPING_COLUMNS) {
    const wanted = mapping.failedWhen[column];
    if (wanted === undefined) continue;
    if (column === "time" || column === "timeEnd") {
      const says = "Whether a row failed cannot depend on its time.";
      const detail = `failedWhen cannot test ${column}. Name another column.`;
      return invalid({ says, places: [`failedWhen.${column}`] }, detail);
    }
    if (wanted !== null && !isGiven(mapping, column)) {
      const says = "A condition for failed rows tests a field that nothing gives.";
      return invalid(
        { says, places: [`columns.${column}`, `failedWhen.${column}`] },
        `failedWhen tests ${column}, for which the mapping names neither a column nor a default. Add columns.${column}.`,
      );
    }
    const isNumber = typeof wanted === "number" || !Number.isNaN(numberOf(wanted));
    if (wanted !== null && NUMBERS.has(column) && !isNumber) {
      const says = `A condition on a number must be a number, or empty; it is ${JSON.stringify(wanted)}.`;
      return invalid(
        { says, places: [`failedWhen.${column}`] },
        `failedWhen.${column} must be a number, or null for "not told"; it is ${JSON.stringify(wanted)}. Correct it.`,
      );
    }
  }
  return null;
}

const numberOf = (wanted: Scalar): number =>
  typeof wanted === "string" ? numberFromText(wanted) : Number.NaN;

/** A default that its field cannot hold. */
export function badDefault(
  mapping: Mapping,
  { timeKind, originUs, latencyUnit }: ReadingOfNumbers,
): MappingProblem | null {
  const read = new FieldReader();
  for (const column of MAPPING_COLUMNS) {
    const value = mapping.defaults[column];
    if (isBlank(value)) continue;
    if (column === "time" || column === "timeEnd") {
      read.timeUs(column, value, timeKind, originUs);
    } else if (column === "latency" || column === "ttft") {
      read.durationMs(column, value, latencyUnit);
    } else if (column === "status") read.httpStatus(column, value);
    else if (COUNTS.has(column)) read.count(column, value);
  }
  const { problem } = read;
  return problem
    ? invalid(
        {
          says: `Where a row does not say, expected ${problem.expected}; found "${problem.found}".`,
          places: [`defaults.${problem.field}`],
        },
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

export const NUMBERS: ReadonlySet<MappingColumn> = new Set([
  ...COUNTS,
  "latency",
  "ttft",
  "status",
]);
