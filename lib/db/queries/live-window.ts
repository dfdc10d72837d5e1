import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { LiveWindow, TierTimes } from "../../analytics/live-figures.ts";
import { OUTCOMES } from "../../core/record.ts";
import { isoFromUs, US_PER_HOUR, US_PER_S } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";
import { isLive } from "./live-calls.ts";

/** Attempts are found by their start: one that took longer than this is in no figure. */
export const LONGEST_COUNTED_US = US_PER_HOUR;
/** Clocks of senders that are put right by less than a second, and of those that do not tell theirs. */
const AHEAD_US = 60 * US_PER_S;

interface Between {
  readonly fromUs: number;
  readonly toUs: number;
}

/** What ended between two moments, of the calls that programs sent: sums that price alike, and times by tier. */
export async function liveWindow(
  db: Database,
  frame: PriceFrame,
  filter: CellFilter,
  { fromUs, toUs }: Between,
): Promise<LiveWindow> {
  const { sql, workspace } = db;
  const condition = await cellFilterSql(db, filter);
  const text = (us: number): string => isoFromUs(us);
  const ended = () => sql`
    from calls where workspace = ${workspace}
      and at >= ${text(fromUs - LONGEST_COUNTED_US)}::text::timestamptz
      and at < ${text(toUs + AHEAD_US)}::text::timestamptz
      and at + coalesce(latency_ms, 0) * interval '1 ms' >= ${text(fromUs)}::text::timestamptz
      and at + coalesce(latency_ms, 0) * interval '1 ms' < ${text(toUs + AHEAD_US)}::text::timestamptz
      and ${isLive(db)} ${condition()}`;
  const facts = sql`select 0::smallint as grain, at, 1::bigint as requests, ${sql.unsafe(CELL_FACTS)} ${ended()}`;
  const [cells, times] = await Promise.all([
    factCells(sql, workspace, facts, frame),
    sql<TierTimes[]>`
      with calls as (select tier_served, tier_requested, latency_ms ${ended()}
        and outcome = ${OUTCOMES.indexOf("success")}),
      named as (
        select coalesce(served.name, requested.name) as tier, latency_ms from calls
        left join labels served on served.workspace = ${workspace}
          and served.kind = 'tierServed' and served.id = tier_served
        left join labels requested on requested.workspace = ${workspace}
          and requested.kind = 'tierRequested' and requested.id = tier_requested)
      select tier, grouping(tier) = 1 as "isAll", count(*)::int as answers, count(latency_ms)::int as timed,
        percentile_cont(0.5) within group (order by latency_ms) as "p50Ms",
        percentile_cont(0.95) within group (order by latency_ms) as "p95Ms"
      from named group by grouping sets ((tier), ())`,
  ]);
  return { cells, times };
}

/** What programs sent so far: when its first record was, how much by source, and a number that changes with whatever is stored of it. */
export interface LiveProgress {
  /** `null`: nothing is stored. */
  readonly firstUs: number | null;
  readonly edition: string;
  /** Records that are new or told more of a call, by the import of their source. */
  readonly sources: Readonly<Record<string, number>>;
}

export async function liveProgress({ sql, workspace }: Database): Promise<LiveProgress> {
  const [row] = await sql<[LiveProgress]>`
    select (extract(epoch from min(dated_from)) * 1000000)::bigint as "firstUs",
      concat_ws(' ', sum(inserted), sum(completed), count(*)) as edition,
      coalesce(jsonb_object_agg(id, inserted + completed), '{}') as sources
    from imports where workspace = ${workspace} and origin = 'live' and holds_rows`;
  return row;
}
