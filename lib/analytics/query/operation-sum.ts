import type { ErrorClass } from "../../core/record.ts";
import type { OperationCell, OperationSplit } from "../operation-cell.ts";
import {
  effectivePerHour,
  type RefusalHour,
  type RefusalInterval,
  refusalInterval,
} from "../refusal-interval.ts";
import { REFUSALS } from "./refusals.ts";

/** Measures that tell operations with an id from the others. */
const OF_GROUPED = [
  "operationsWithId",
  "attemptsPerOperation",
  "fallbackShare",
  "backoffMs",
] as const;

/** What operations are asked apart by beside the cuts, so that they can be summed for these measures. */
export const operationBasis = (measures: readonly string[]): readonly OperationSplit[] => [
  "firstErrorClass",
  ...(OF_GROUPED.some((id) => measures.includes(id)) ? (["grouped"] as const) : []),
  ...(measures.includes("fallbackShare") ? (["fellBack"] as const) : []),
];

const refusedOf = ({ firstErrorClass, operations }: OperationCell): number =>
  firstErrorClass !== null && REFUSALS.has(firstErrorClass) ? operations : 0;

/** Effective first attempts an hour of slices that follow each other in time. */
export function perHourOf(slices: readonly OperationSum[]): number | null {
  const hours: MutableHours = new Map();
  for (const slice of slices) addTo(hours, slice.hours.values());
  return effectivePerHour([...hours.values()]);
}

type MutableHours = Map<number, { -readonly [Field in keyof RefusalHour]: RefusalHour[Field] }>;

function addTo(hours: MutableHours, more: Iterable<RefusalHour>): void {
  for (const { hour, attempts, refused } of more) {
    const known = hours.get(hour);
    if (known) {
      known.attempts += attempts;
      known.refused += refused;
    } else hours.set(hour, { hour, attempts, refused });
  }
}

/** Running sums of one slice of operations. */
export class OperationSum {
  operations = 0;
  /** Operations whose calls share an id: of the others nobody knows how often they were tried. */
  grouped = 0;
  groupedAttempts = 0;
  firstRefused = 0;
  readonly byFirstError = new Map<ErrorClass, number>();
  fellBack = 0;
  /** Grouped operations of which one attempt names no tier. */
  fellBackUnknown = 0;
  waitedMs = 0;
  waitedUnknown = 0;
  failingMs = 0;
  failingUnknown = 0;
  /** By hour of UTC, where the question needs to know how refusals cluster. */
  readonly hours: MutableHours = new Map();
  /** Effective first attempts an hour, from a longer stretch than this slice; `null`: none is known. */
  perHour: number | null = null;
  private interval: RefusalInterval | null | undefined;

  add(cell: OperationCell): void {
    const { operations } = cell;
    this.operations += operations;
    this.firstRefused += refusedOf(cell);
    if (cell.firstErrorClass !== null) {
      const before = this.byFirstError.get(cell.firstErrorClass) ?? 0;
      this.byFirstError.set(cell.firstErrorClass, before + operations);
    }
    if (cell.grouped === true) {
      this.grouped += operations;
      this.groupedAttempts += cell.attempts;
      if (cell.fellBack === true) this.fellBack += operations;
      if (cell.fellBack === null) this.fellBackUnknown += operations;
    }
    this.waitedMs += cell.waitedMs;
    this.waitedUnknown += cell.waitedUnknown;
    this.failingMs += cell.failingMs;
    this.failingUnknown += cell.failingUnknown;
  }

  addHours(hours: readonly RefusalHour[]): void {
    addTo(this.hours, hours);
    this.interval = undefined;
  }

  /** Worked out once: several measures read it. */
  get refusals(): RefusalInterval | null {
    this.interval ??= refusalInterval([...this.hours.values()], this.perHour);
    return this.interval;
  }
}
