import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { OperationCell, OperationSplit } from "../../analytics/operation-cell.ts";
import type { HourlyOperations } from "../../analytics/query/place-hours.ts";
import { REFUSALS } from "../../analytics/query/refusals.ts";
import type { RefusalHour } from "../../analytics/refusal-interval.ts";
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

interface Kind {
  readonly cell: OperationCell;
  readonly hours: Map<number, Omit<RefusalHour, "hour">>;
}

function kindsOf(
  columns: SumColumns,
  splits: readonly OperationSplit[],
): readonly HourlyOperations[] {
  const kinds = new Map<string, Kind>();
  const told = splits.map((split) => columns.splits[split] ?? []);
  const { firstErrorClass = [] } = columns.splits;
  const { operations = [] } = columns.sums;
  for (const [row, us] of columns.buckets.entries()) {
    const key = told.map((values) => values[row]).join();
    const kind = kinds.get(key) ?? {
      cell: { ...operationCellOf(rowAt(columns, OPERATION_COLUMNS, row)), bucket: null },
      hours: new Map(),
    };
    kinds.set(key, kind);
    const attempts = operations[row] ?? 0;
    const cause = ERROR_CLASSES[firstErrorClass[row] ?? -1];
    const hour = (us ?? 0) / US_PER_HOUR;
    const known = kind.hours.get(hour);
    kind.hours.set(hour, {
      attempts: attempts + (known?.attempts ?? 0),
      refused: (cause !== undefined && REFUSALS.has(cause) ? attempts : 0) + (known?.refused ?? 0),
    });
  }
  return [...kinds.values()].map(({ cell, hours }) => ({
    cell,
    hours: [...hours].map(([hour, counts]) => ({ hour, ...counts })),
  }));
}
