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
import { askSumLists } from "./ask-sum-lists.ts";
import type { WantedSum } from "./ask-sums.ts";
import { dataSpan } from "./data-span.ts";
import { OPERATION_COLUMNS, OPERATION_FILTERED, operationCellOf } from "./operation-cells.ts";

interface HourlyQuestion {
  readonly filter: CellFilter;
  /** None of them of time. */
  readonly splits: readonly OperationSplit[];
}

const PLACES_OF_REFUSALS = ERROR_CLASSES.flatMap((name, place) =>
  REFUSALS.has(name) ? [place] : [],
);
const COUNTS: readonly WantedSum[] = [
  { column: "operations", type: "bigint" },
  {
    ...{ column: "operations", type: "bigint", as: "refused" },
    where: { column: "first_error_class", isOneOf: PLACES_OF_REFUSALS },
  },
];

/** The operations that the filter means by the splits, and how many of each began in every hour of UTC, refused or not. */
export async function hourlyOperations(
  db: Database,
  { filter, splits }: HourlyQuestion,
  frame: PriceFrame,
): Promise<readonly HourlyOperations[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  await refreshRollups(db, frame.boundaries);
  const asked = [...new Set<OperationSplit>([...splits, "hour"])];
  const kinds = await askSumLists(db, {
    ...{ family: OPERATION_FAMILY, filter, splits: asked, columns: OPERATION_COLUMNS },
    ...{ filtered: OPERATION_FILTERED, sums: COUNTS, frame, found },
  });
  return kinds.map(({ at, buckets, sums: { operations = [], refused = [] } }) => {
    const hours = new Map<number, { hour: number; attempts: number; refused: number }>();
    for (const [place, us] of buckets.entries()) {
      const hour = (us ?? 0) / US_PER_HOUR;
      const [more, refusedMore] = [operations[place] ?? 0, refused[place] ?? 0];
      const known = hours.get(hour);
      if (known) {
        known.attempts += more;
        known.refused += refusedMore;
      } else if (more > 0) hours.set(hour, { hour, attempts: more, refused: refusedMore });
    }
    return { cell: operationCellOf(at), hours: [...hours.values()] };
  });
}
