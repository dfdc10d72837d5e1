import type { CellFilter } from "../../analytics/cost-cell.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { CallTotals } from "../../wire/calls.ts";
import { COST_FAMILY } from "../cost-family.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { SUMMED_COLUMNS, sumFacts } from "../sum-facts.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { cellFilterSql, filteredColumns } from "./cell-filter-sql.ts";
import { chooseSources } from "./choose-sources.ts";
import { dataSpan } from "./data-span.ts";
import { missingUsage } from "./missing-usage.ts";
import { plannedRows } from "./planned-rows.ts";
import { wholeDays } from "./told-twice.ts";
import { workloadSql } from "./workload-sql.ts";

const NONE: CallTotals = { calls: 0, undated: 0, aggregateRows: 0 };

/**
 * How many calls and aggregate rows fit the filter, exactly and whichever of them count where both tell of the same:
 * from sums by day and hour, the parts of hours that the filter's ends cut from the facts.
 */
export async function countCalls(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<CallTotals> {
  const { sql, workspace } = db;
  const found = await dataSpan(db, filter);
  if (found === null) return NONE;
  await refreshRollups(db, frame.boundaries, wholeDays(found.span));
  const workload = await workloadSql(db);
  const sources = await chooseSources(db, {
    ...{ family: COST_FAMILY, frame, ...found, zone: filter.zone },
    ...{ splits: [], columns: filteredColumns(filter, workload), momentsUs: [] },
  });
  const tables = { byHour: "rollups", coarse: COST_FAMILY.coarse, columns: SUMMED_COLUMNS };
  const { boundaries } = frame;
  const rows = plannedRows(db, tables, sources, (spans) =>
    sumFacts(sql, { workspace, boundaries, spans }),
  );
  const condition = await cellFilterSql(db, filter, workload);
  const dated = isoFromUs(UNDATED_US + US_PER_DAY);
  const [totals] = await sql<[CallTotals]>`
    select coalesce(sum(records) filter (where grain = 0), 0)::bigint as calls,
      coalesce(sum(records) filter (where grain = 0 and hour < ${dated}::text::timestamptz), 0)::bigint as undated,
      coalesce(sum(records) filter (where grain = 1), 0)::bigint as "aggregateRows"
    from (${rows}) facts
    where synthetic = ${filter.synthetic ?? false} ${condition()}
      ${filter.usage === "missing" ? missingUsage(db).sums() : sql``}`;
  return totals;
}
