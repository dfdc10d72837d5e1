import type { Fragment } from "postgres";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { isoFromUs, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import type { AttemptDetails } from "../../wire/live-record.ts";
import type { Database } from "../database.ts";
import { callRows, type StoredCall } from "./call-rows.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";

/** A call that a program sent, with what only its witness told. */
export interface LiveCall extends StoredCall {
  readonly details: AttemptDetails | null;
  /** Stored attempts of its operation; `null`: it names none. */
  readonly operationAttempts: number | null;
}

/** What ended long ago is no news, and is in the list of calls. */
const LOOKS_BACK_US = US_PER_DAY;
/** A sender's clock may be ahead by so much. */
const LOOKS_AHEAD_US = US_PER_HOUR;
/** An operation of more is a fault of whoever names operations. */
const MOST_ATTEMPTS = 200;

/** Calls that a live source brought, or tells of too. */
export const isLive = ({ sql, workspace }: Database): Fragment => {
  const sources = sql`(array(select id from imports where workspace = ${workspace} and origin = 'live'))`;
  return sql`(import_id = any ${sources} or exists (
    select from import_claims claims where claims.workspace = ${workspace} and claims.key = calls.key
      and claims.import_id = any ${sources}))`;
};

/** What witnesses told of calls beside their facts, by the calls' keys; of several the first source's. */
export async function detailsOf(
  { sql, workspace }: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, AttemptDetails>> {
  const rows = await sql<{ key: string; details: AttemptDetails }[]>`
    select distinct on (key) key, details from call_details
    where workspace = ${workspace} and key = any (${`{${keys.join(",")}}`}::text::uuid[])
    order by key, import_id`;
  return new Map(rows.map(({ key, details }) => [key, details]));
}

/** How many attempts of each operation are stored, at most so many. */
async function countAttempts(
  { sql, workspace }: Database,
  operations: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (operations.length === 0) return new Map();
  const rows = await sql<{ operation: string; attempts: number }[]>`
    select operation, attempts from unnest(${[...operations]}::text[]) operation
    cross join lateral (select count(*)::int as attempts from (
      select from calls where workspace = ${workspace} and operation_id is not null
        and hashtextextended(operation_id, 0) = hashtextextended(operation, 0) and operation_id = operation
      limit ${MOST_ATTEMPTS}) found) counted`;
  return new Map(rows.map(({ operation, attempts }) => [operation, attempts]));
}

async function asWitnessed(
  db: Database,
  calls: readonly StoredCall[],
): Promise<readonly LiveCall[]> {
  if (calls.length === 0) return [];
  const keys = calls.map(({ key }) => key);
  const operations = new Set(calls.flatMap(({ record }) => record.operationId ?? []));
  const [details, attempts] = await Promise.all([
    detailsOf(db, keys),
    countAttempts(db, [...operations]),
  ]);
  return calls.map((call) => {
    const { operationId } = call.record;
    const operationAttempts = operationId === null ? null : (attempts.get(operationId) ?? 1);
    return { ...call, details: details.get(call.key) ?? null, operationAttempts };
  });
}

const ofToday = ({ sql }: Database, nowUs: number): Fragment => sql`
  (at >= ${isoFromUs(nowUs - LOOKS_BACK_US)}::text::timestamptz
    and at < ${isoFromUs(nowUs + LOOKS_AHEAD_US)}::text::timestamptz)`;

/** Of the calls of these keys those of a day up to now that fit the filter's lists. */
export async function landedCalls(
  db: Database,
  filter: CellFilter,
  { nowUs, keys }: { readonly nowUs: number; readonly keys: readonly string[] },
): Promise<readonly LiveCall[]> {
  const { sql, workspace } = db;
  const condition = await cellFilterSql(db, filter);
  const calls = await callRows(
    db,
    sql`from calls where workspace = ${workspace}
      and key = any (${`{${keys.join(",")}}`}::text::uuid[]) and ${ofToday(db, nowUs)} ${condition()}`,
  );
  return await asWitnessed(db, calls);
}

/** The calls of a day up to now that programs sent, the latest by start, at most so many. */
export async function latestLiveCalls(
  db: Database,
  filter: CellFilter,
  { nowUs, most }: { readonly nowUs: number; readonly most: number },
): Promise<readonly LiveCall[]> {
  const { sql, workspace } = db;
  const condition = await cellFilterSql(db, filter);
  const calls = await callRows(
    db,
    sql`from calls where workspace = ${workspace}
      and ${ofToday(db, nowUs)} and ${isLive(db)} ${condition()}
      order by at desc, key desc limit ${most}`,
  );
  return await asWitnessed(db, calls);
}
