import type { CellFilter } from "../../analytics/cost-cell.ts";
import { EARLIEST_US, isoFromUs, UNDATED_US, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import type { CallTotals } from "../../wire/calls.ts";
import type { Database } from "../database.ts";
import { cutIntoHours } from "../hour-spans.ts";
import { isSynthetic, momentsText } from "../sum-facts.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { dataRange } from "./data-range.ts";

const NONE: CallTotals = { calls: 0, undated: 0, aggregateRows: 0 };

/**
 * How many calls and aggregate rows fit the filter, exactly: whole hours from the roll-ups, the parts of hours that its
 * ends cut from the facts.
 */
export async function countCalls(
  db: Database,
  filter: CellFilter,
  boundaries: readonly number[],
): Promise<CallTotals> {
  const range = await dataRange(db);
  if (range === null) return NONE;
  const { sql, workspace } = db;
  const fromUs = filter.fromUs === null ? UNDATED_US : Math.max(filter.fromUs, EARLIEST_US);
  const span = { fromUs, toUs: Math.min(filter.toUs ?? range.lastUs + 1, range.lastUs + 1) };
  if (span.fromUs >= span.toUs) return NONE;
  await refreshRollups(db, boundaries, span);
  const endsOpen = (filter.toUs ?? Number.POSITIVE_INFINITY) > range.lastUs;
  const hours = cutIntoHours(endsOpen ? { ...span, toUs: nextHour(range.lastUs) } : span, []);
  const condition = await cellFilterSql(db, filter);
  const isOfOrigin = () => sql`and ${isSynthetic(sql, workspace)} = ${filter.synthetic ?? false}`;
  const begins = momentsText(hours.parts.map((part) => part.fromUs));
  const ends = momentsText(hours.parts.map((part) => part.toUs));
  const spans = sql`unnest(${begins}::text::timestamptz[], ${ends}::text::timestamptz[]) spans (begins, ends)`;
  const dated = isoFromUs(UNDATED_US + US_PER_DAY);
  const [found] = await sql<[CallTotals]>`
    with counted as (
      select grain, hour, records from rollups
      where workspace = ${workspace} and synthetic = ${filter.synthetic ?? false}
        and hour >= ${isoFromUs(hours.wholeFromUs)}::text::timestamptz
        and hour < ${isoFromUs(hours.wholeToUs)}::text::timestamptz
        and hour <> all ((select ${momentsText(hours.cutHoursUs)}::text::timestamptz[])::timestamptz[])
        ${condition()}
      union all
      select 0, begins, count(*) from ${spans} join calls
        on workspace = ${workspace} and at >= begins and at < ends ${isOfOrigin()} ${condition()}
      group by begins
      union all
      select 1, begins, count(*) from ${spans} join buckets
        on workspace = ${workspace} and active and start_at >= begins and start_at < ends
          ${isOfOrigin()} ${condition()}
      group by begins
    )
    select coalesce(sum(records) filter (where grain = 0), 0)::bigint as calls,
      coalesce(sum(records) filter (where grain = 0 and hour < ${dated}::text::timestamptz), 0)::bigint as undated,
      coalesce(sum(records) filter (where grain = 1), 0)::bigint as "aggregateRows"
    from counted`;
  return found;
}

const nextHour = (us: number): number => (Math.floor(us / US_PER_HOUR) + 1) * US_PER_HOUR;
