import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import type { Database } from "../database.ts";
import { FALLBACK_FAMILY } from "../fallback-family.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askCells } from "./ask-cells.ts";
import { cellFilterSql, filteredColumns } from "./cell-filter-sql.ts";
import { chooseSources } from "./choose-sources.ts";
import { costCellOf, NO_TIME } from "./cost-cell-row.ts";
import { dataSpan } from "./data-span.ts";
import { dependentModels } from "./dependent-models.ts";
import { timePlaces } from "./time-places.ts";
import { workloadSql } from "./workload-sql.ts";

interface FallbackWish {
  /** The cells' `errorClass` is that of the attempt that was made in vain. */
  readonly tellCause?: boolean;
}

/**
 * Calls that were answered at another tier after an earlier attempt of their operation had asked for flex or batch in
 * vain, as cells whose `tierRequested` is that of the first such attempt. Of single calls alone: aggregate rows know no
 * operations. A filter means the answered call, but for the tier and the cause that the cells have of the other.
 */
export async function fallbackCells(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
  { tellCause = false }: FallbackWish = {},
): Promise<readonly CostCell[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  const { span, dated } = found;
  await refreshRollups(db, frame.boundaries);
  const time = timePlaces(db, { splits: [], dated, zone: filter.zone });
  const [models, workload] = await Promise.all([
    dependentModels(db, frame, dated),
    workloadSql(db),
  ]);
  const sources = await chooseSources(db, {
    ...{ family: FALLBACK_FAMILY, frame, span, dated, zone: filter.zone, splits: [] },
    columns: filteredColumns(filter, workload),
    momentsUs: models.changesUs,
  });
  const condition = await cellFilterSql(db, filter, workload);
  const rows = await askCells(
    db,
    {
      ...{ family: FALLBACK_FAMILY, sources, groupings: [[]], time, workload, frame, models },
      ...{ overlap: null, synthetic: filter.synthetic ?? false },
      renamed: {
        tier_requested: "asked_tier",
        ...(tellCause && { error_class: "asked_error_class" }),
      },
    },
    condition(),
  );
  return rows.map((row) => costCellOf(row, NO_TIME, frame.boundaries));
}
