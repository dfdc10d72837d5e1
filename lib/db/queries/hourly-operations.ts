import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { OperationSplit } from "../../analytics/operation-cell.ts";
import type { HourlyOperations } from "../../analytics/query/place-hours.ts";
import { REFUSALS } from "../../analytics/query/refusals.ts";
import { ERROR_CLASSES } from "../../core/record.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import { OPERATION_FAMILY } from "../operation-family.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askSumColumns, rowAt, type SumColumns } from "./ask-sums.ts";
import { dataSpan } from "./data-span.ts";
import { OPERATION_COLUMNS, OPERATION_FILTERED, operationCellOf } from "./operation-cells.ts";

interface HourlyQuestion {
  readonly filter: CellFilter;
  /** None of them of time. */
  readonly splits: readonly OperationSplit[];
}

const COUNT = OPERATION_FAMILY.sums.filter(({ column }) => column === "operations");

/** The operations that the filter means by the splits, and how many of each began in every hour of UTC, refused or not. */
export async function hourlyOperations(
  db: Database,
  { filter, splits }: HourlyQuestion,
  frame: PriceFrame,
): Promise<readonly HourlyOperations[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  await refreshRollups(db, frame.boundaries);
  const asked = [...new Set<OperationSplit>([...splits, "hour", "firstErrorClass"])];
  const columns = await askSumColumns(db, {
    ...{ family: OPERATION_FAMILY, filter, splits: asked, columns: OPERATION_COLUMNS },
    ...{ filtered: OPERATION_FILTERED, sums: COUNT, frame, found },
  });
  return kindsOf(columns, splits);
}

const LABELS = 2 ** 32;

/** Rows with the same values get the same number, counted from 0. */
function numberRows(rows: number, columns: readonly (readonly (number | null)[])[]): Int32Array {
  const numbers = new Int32Array(rows);
  for (const values of columns) {
    const known = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      const key = (numbers[row] ?? 0) * LABELS + (values[row] ?? -1) + 1;
      const number = known.get(key) ?? known.size;
      if (number === known.size) known.set(key, number);
      numbers[row] = number;
    }
  }
  return numbers;
}

interface Counts {
  readonly firstRow: number;
  /** By the number of the hour. */
  readonly attempts: Float64Array;
  readonly refused: Float64Array;
}

function kindsOf(
  columns: SumColumns,
  splits: readonly OperationSplit[],
): readonly HourlyOperations[] {
  const { buckets } = columns;
  const rows = buckets.length;
  const kindOf = numberRows(
    rows,
    splits.map((split) => columns.splits[split] ?? []),
  );
  const hourOf = numberRows(rows, [buckets.map((us) => (us ?? 0) / US_PER_HOUR)]);
  const hours: number[] = [];
  for (let row = 0; row < rows; row++) {
    hours[hourOf[row] ?? 0] ??= (buckets[row] ?? 0) / US_PER_HOUR;
  }
  const { firstErrorClass = [] } = columns.splits;
  const { operations = [] } = columns.sums;
  const isRefusal = ERROR_CLASSES.map((name) => REFUSALS.has(name));
  const kinds: Counts[] = [];
  for (let row = 0; row < rows; row++) {
    const place = kindOf[row] ?? 0;
    kinds[place] ??= {
      firstRow: row,
      attempts: new Float64Array(hours.length),
      refused: new Float64Array(hours.length),
    };
    const { attempts, refused } = kinds[place];
    const hour = hourOf[row] ?? 0;
    const count = operations[row] ?? 0;
    attempts[hour] = (attempts[hour] ?? 0) + count;
    if (isRefusal[firstErrorClass[row] ?? -1]) refused[hour] = (refused[hour] ?? 0) + count;
  }
  return kinds.map(({ firstRow, attempts, refused }) => ({
    cell: { ...operationCellOf(rowAt(columns, OPERATION_COLUMNS, firstRow)), bucket: null },
    hours: hours.flatMap((hour, place) => {
      const there = attempts[place] ?? 0;
      return there > 0 ? [{ hour, attempts: there, refused: refused[place] ?? 0 }] : [];
    }),
  }));
}
