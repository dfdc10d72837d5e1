import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { AppliedFilters, ToldApart, ToldApartSide } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { arrayText } from "../sum-facts.ts";
import { batchLabels, isWholeBatch } from "./told-by-batch.ts";
import { sameProviders } from "./told-twice.ts";

export interface ApartQuestion {
  readonly period: Pick<AppliedFilters, "fromUs" | "toUs">;
  readonly prefer: AppliedFilters["prefer"];
  readonly synthetic: boolean;
  readonly providerIds: ReadonlyMap<string, string>;
}

interface ApartRow {
  readonly grain: number;
  readonly provider: string;
  readonly project: string;
  readonly records: number;
  readonly requests: number;
  readonly days: number;
}

/** Of names that are many, the page and the terminal show the largest. */
const MOST_NAMES = 5;

/**
 * Calls and aggregate rows that count side by side on the same UTC days of the same provider, each under projects that
 * the other does not know; `null` where there are none. Needs roll-ups as new as the facts.
 */
export async function toldApart(db: Database, question: ApartQuestion): Promise<ToldApart | null> {
  const rows = await apartRows(db, question);
  const [first] = rows;
  if (first === undefined) return null;
  const { providerIds } = question;
  const providers = rows.map(({ provider }) => providerIds.get(provider) ?? provider);
  return {
    days: first.days,
    providers: [...new Set(providers)].sort(),
    calls: sideOf(rows.filter(({ grain }) => grain === 0)),
    buckets: sideOf(rows.filter(({ grain }) => grain === 1)),
  };
}

function sideOf(rows: readonly ApartRow[]): ToldApartSide {
  const requestsOf = new Map<string, number>();
  let records = 0;
  let requests = 0;
  for (const row of rows) {
    records += row.records;
    requests += row.requests;
    requestsOf.set(row.project, (requestsOf.get(row.project) ?? 0) + row.requests);
  }
  const names = [...requestsOf].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const projects = names.slice(0, MOST_NAMES).map(([name]) => name);
  return { records, requests, projects, moreProjects: names.length - projects.length };
}

async function apartRows(
  db: Database,
  { period, prefer, synthetic, providerIds }: ApartQuestion,
): Promise<readonly ApartRow[]> {
  const { sql, workspace } = db;
  const [stored] = await sql<[{ both: boolean }]>`
    select exists (select from calls where workspace = ${workspace})
      and exists (select from buckets where workspace = ${workspace} and active) as both`;
  if (!stored.both) return [];
  const [same, batch] = await Promise.all([sameProviders(db, providerIds), batchLabels(db)]);
  const ids = arrayText(same.map(({ id }) => id));
  const standIns = arrayText(same.map(({ as }) => as));
  const from = isoFromUs(Math.max(period.fromUs ?? 0, UNDATED_US + US_PER_DAY));
  const until =
    period.toUs === null ? sql`` : sql`and hour < ${isoFromUs(period.toUs)}::timestamptz`;
  return await sql<ApartRow[]>`
    with told as materialized (
      select grain, date_bin('1 day', hour, 'epoch') as day, coalesce(same.as_id, provider) as who, project,
        sum(records) as records, sum(requests) as requests
      from rollups
      left join unnest(${ids}::text::int[], ${standIns}::text::int[]) same (id, as_id)
        on same.id = provider
      where workspace = ${workspace} and synthetic = ${synthetic} and provider <> 0
        and hour >= ${from}::timestamptz ${until}
        ${batch ? sql`and (grain = 0 or not ${isWholeBatch(db, batch)})` : sql``}
      group by 1, 2, 3, 4
    ), alone as (
      select * from told
      where project <> 0 and not exists (
        select from told other
        where other.grain = 1 - told.grain and other.day = told.day and other.who = told.who
          and other.project = told.project)
      and not exists (
        select from told other
        where other.grain = ${prefer === "calls" ? 0 : 1} and other.day = told.day and other.who = told.who
          and other.project = 0)
    ), beside as materialized (
      select alone.* from alone
      where exists (
        select from alone other
        where other.grain = 1 - alone.grain and other.day = alone.day and other.who = alone.who)
    )
    select grain::int, provider.name as provider, project.name as project,
      sum(records)::bigint as records, sum(requests)::bigint as requests,
      (select count(distinct day)::int from beside) as days
    from beside
    join labels provider on provider.workspace = ${workspace} and provider.kind = 'provider'
      and provider.id = who
    join labels project on project.workspace = ${workspace} and project.kind = 'project'
      and project.id = beside.project
    group by 1, 2, 3`;
}
