import { csvCell, quotedCell } from "../core/csv-cell.ts";
import type { UsageRecord } from "../core/record.ts";
import { isPlausibleUs } from "../core/time.ts";
import type { RejectedRow, RowProblem } from "../formats/format.ts";
import {
  exportedValue,
  recordFieldOf,
  TIERSCOPE_FIELDS,
  type TierscopeField,
} from "../formats/tierscope-fields.ts";

/** What no reader reads: where the row was, and what was wrong with it. */
const NOTES = ["tierscope_line", "tierscope_column", "tierscope_problem"] as const;
/** Columns of a file of rejected rows: our own export, with the notes behind. */
export const REJECT_COLUMNS = [...TIERSCOPE_FIELDS, ...NOTES] as const;

/** In the place of a wrong number that may not be shown: a number it is not. */
const WRONG = "?";
/** In the place of the schema where no cell shows what is wrong: the row is not read until somebody looked. */
const TO_MEND = "to mend";
/** Longer texts do not fit a record in any case. */
const LONGEST_CELL = 600;

function numberShown(found: string): string {
  return /\d/.test(found) && !/^(?:a|an|one) /.test(found) ? found : WRONG;
}

function timeCell(us: number | null, found: string, print: () => string): string {
  if (us === null) return "";
  if (Number.isNaN(us)) return numberShown(found);
  return isPlausibleUs(us) ? print() : "";
}

function cellOf(facts: UsageRecord, field: TierscopeField, found: string): string {
  const print = (): string => String(exportedValue(facts, field) ?? "");
  if (field === "time") return timeCell(facts.startUs, found, print);
  if (field === "timeEnd") return timeCell(facts.endUs, found, print);
  const name = recordFieldOf(field);
  const value = name === null ? null : facts[name];
  return Number.isNaN(value) ? numberShown(found) : print().slice(0, LONGEST_CELL);
}

/** Problems that the record shows by itself: read again as it is, it is turned away again. */
const SHOWN_BY_RECORD = new Set([
  "parts-exceed-total",
  "end-before-start",
  "time-missing",
  "absurd",
  "id-too-long",
]);

function showsProblem(facts: UsageRecord, { code }: RowProblem): boolean {
  return SHOWN_BY_RECORD.has(code) || Object.values(facts).some(Number.isNaN);
}

/**
 * The cells of a rejected row in the columns of our own export, as far as the row could be read; texts are only those
 * that a record may hold. A row that is imported again as it is, is turned away again.
 */
export function rejectCells({ problem, facts }: RejectedRow): Readonly<Record<string, string>> {
  if (!facts) return {};
  const cells = TIERSCOPE_FIELDS.map(
    (field) => [field, cellOf(facts, field, problem.found)] as const,
  );
  const named = TIERSCOPE_FIELDS.find((field) => field === problem.field);
  const shown = named !== undefined && named !== "schema" && problem.code === "not-a-known-value";
  const filled = new Map<string, string>(cells.filter(([, cell]) => cell !== ""));
  if (shown) filled.set(named, problem.found);
  else if (!showsProblem(facts, problem)) filled.set("schema", TO_MEND);
  return Object.fromEntries(filled);
}

function csvLine(cells: readonly string[]): string {
  const guarded = cells.map((cell) => {
    // A negative number is no formula; a text that starts like one could be.
    return /^-?[\d.,]+$/.test(cell) ? quotedCell(cell) : csvCell(cell);
  });
  return `${guarded.join(",")}\n`;
}

export interface ListedReject {
  readonly line: number;
  readonly problem: RowProblem;
  readonly cells?: Readonly<Record<string, string>> | null;
}

/**
 * Rejected rows as a CSV of our own export, header first: each with the cells that could be read, its line, its column
 * and what was wrong. Once mended, the file imports whatever format the rows came from.
 */
export function* printRejects(rejects: Iterable<ListedReject>): Generator<string> {
  yield csvLine(REJECT_COLUMNS);
  for (const { line, problem, cells } of rejects) {
    const why = `expected ${problem.expected}; found ${problem.found}`;
    const facts = TIERSCOPE_FIELDS.map((field) => cells?.[field] ?? "");
    yield csvLine([...facts, String(line), problem.field ?? "", why]);
  }
}
