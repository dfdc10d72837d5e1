import type { OperationCell, OperationSplit } from "../operation-cell.ts";
import { REFUSALS } from "./refusals.ts";

/** What operations are asked apart by, whatever the question, so that they can be summed. */
export const OPERATION_BASIS = [
  "firstErrorClass",
  "fellBack",
  "grouped",
] as const satisfies readonly OperationSplit[];

/** Running sums of one slice of operations. */
export class OperationSum {
  operations = 0;
  /** Operations whose calls share an id: of the others nobody knows how often they were tried. */
  grouped = 0;
  groupedAttempts = 0;
  firstRefused = 0;
  fellBack = 0;
  /** Grouped operations of which one attempt names no tier. */
  fellBackUnknown = 0;
  waitedMs = 0;
  waitedUnknown = 0;
  failingMs = 0;
  failingUnknown = 0;

  add(cell: OperationCell): void {
    const { operations } = cell;
    this.operations += operations;
    if (cell.firstErrorClass !== null && REFUSALS.has(cell.firstErrorClass)) {
      this.firstRefused += operations;
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
}
