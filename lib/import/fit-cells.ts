import type { RowProblem } from "../formats/format.ts";
import { isBlank } from "../formats/read-number.ts";
import { wholeRow } from "./split-rows.ts";

export type FittedCells =
  | { readonly kind: "cells"; readonly cells: readonly string[] }
  | { readonly kind: "empty" }
  | { readonly kind: "comment" }
  | { readonly kind: "ragged"; readonly problem: RowProblem };

const EMPTY: FittedCells = { kind: "empty" };
const COMMENT: FittedCells = { kind: "comment" };

/**
 * A row's cells, one per column. Blank cells beyond the last column are dropped, missing ones are filled in
 * only where the format allows short rows; a row of other length is ragged, or a comment where it starts with `#`; one without a filled cell is empty.
 */
export function fitCells(
  cells: readonly string[],
  columns: number,
  shortRows: boolean,
): FittedCells {
  if (cells.every((cell) => cell === "" || cell.trim() === "")) return EMPTY;
  if (cells.length === columns) return { kind: "cells", cells };
  if (cells.length > columns && cells.slice(columns).every(isBlank)) {
    return { kind: "cells", cells: cells.slice(0, columns) };
  }
  if (cells.length < columns && shortRows) {
    return { kind: "cells", cells: [...cells, ...Array(columns - cells.length).fill("")] };
  }
  if (cells[0]?.startsWith("#")) return COMMENT;
  const problem = wholeRow(
    "ragged-row",
    `${columns} cells, as many as the header has`,
    `${cells.length} cells`,
  );
  return { kind: "ragged", problem };
}
