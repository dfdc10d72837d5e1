import { unguardedCell } from "../../core/csv-cell.ts";
import { ok } from "../../core/result.ts";
import type { Format } from "../format.ts";
import {
  recordFieldOf,
  TIERSCOPE_FIELDS,
  type TierscopeField,
  tierscopeReader,
} from "../tierscope-fields.ts";

const MARKS = ["schema", "grain", "time", "inputTotal", "outputTotal"] as const;

function indexesOf(headers: readonly string[]): ReadonlyMap<TierscopeField, number> {
  return new Map(TIERSCOPE_FIELDS.map((field) => [field, headers.indexOf(field)] as const));
}

/** Our own export as CSV. */
export const tierscopeCsv: Format = {
  id: "tierscope-csv",
  title: "Tierscope export (CSV)",
  grain: "call",
  reads: "csv",
  missing: [],
  sparse: true,
  recognise: ({ headers }) =>
    MARKS.every((mark) => headers.includes(mark))
      ? "It has the columns schema, grain and time of a Tierscope export."
      : null,
  missingIn: ({ headers }) =>
    TIERSCOPE_FIELDS.filter((field) => !headers.includes(field)).flatMap((field) => {
      return recordFieldOf(field) ?? [];
    }),
  reader({ headers, decimalMark }) {
    const indexes = indexesOf(headers);
    const read = tierscopeReader(decimalMark);
    return ok((row) => {
      const cells = row.kind === "cells" ? row.cells : [];
      return read(row.line, (field) => unguardedCell(cells[indexes.get(field) ?? -1] ?? ""));
    });
  },
};
