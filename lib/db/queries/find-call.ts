import type { CallSource } from "../../wire/calls.ts";
import type { AttemptDetails } from "../../wire/live-record.ts";
import { CALL_FACTS } from "../call-columns.ts";
import type { Database } from "../database.ts";
import { isSynthetic } from "../sum-facts.ts";
import { callRows, type StoredCall } from "./call-rows.ts";
import { detailsOf } from "./live-calls.ts";

/** An operation of more is a fault of whoever names operations, and nobody reads on. */
const MOST_ATTEMPTS = 200;
/** More files tell of no call than anybody looks through. */
const MOST_SOURCES = 100;

export interface FoundCall {
  readonly call: StoredCall;
  /** All calls of its operation in order of time, itself among them. */
  readonly attempts: readonly StoredCall[];
  readonly moreAttempts: number;
  readonly sources: readonly CallSource[];
  /** What only a witness of it told; `null`: nobody did. */
  readonly witnessed: AttemptDetails | null;
}

async function operationOf(db: Database, call: StoredCall) {
  const { operationId } = call.record;
  if (operationId === null) return { attempts: [call], moreAttempts: 0 };
  const { sql, workspace } = db;
  const ofOperation = () => sql`
    from calls where workspace = ${workspace} and operation_id is not null
      and hashtextextended(operation_id, 0) = hashtextextended(${operationId}, 0)
      and operation_id = ${operationId}
      and ${isSynthetic(sql, workspace)} = (select ${isSynthetic(sql, workspace)}
        from (select ${call.importId}::int as import_id) own)`;
  const attempts = await callRows(
    db,
    sql`${ofOperation()} order by at, attempt, key limit ${MOST_ATTEMPTS}`,
  );
  const isListed = attempts.some(({ key }) => key === call.key);
  const listed = isListed ? attempts : [...attempts.slice(0, -1), call];
  if (attempts.length < MOST_ATTEMPTS) return { attempts: listed, moreAttempts: 0 };
  const [{ all }] = await sql<[{ all: number }]>`select count(*)::int as all ${ofOperation()}`;
  return { attempts: listed, moreAttempts: all - listed.length };
}

/** Every import that tells of the call, its owner first, with the facts in which its words differ. */
async function sourcesOf(db: Database, { key }: StoredCall): Promise<readonly CallSource[]> {
  const { sql, workspace } = db;
  const differs = CALL_FACTS.map(
    (column) => `case when told.${column} is distinct from calls.${column} then '${column}' end`,
  );
  return await sql<CallSource[]>`
    select imports.id as "importId", imports.file_name as "fileName", imports.format,
      tellers.line, tellers.owner,
      case when told.key is null then '{}'::text[]
        else array_remove(array[${sql.unsafe(differs.join(", "))}], null) end as differs
    from (
      select import_id, source_line as line, true as owner from calls
        where workspace = ${workspace} and key = ${key}::uuid
      union all
      select import_id, source_line, false from import_claims
        where workspace = ${workspace} and key = ${key}::uuid
    ) tellers
    join calls on calls.workspace = ${workspace} and calls.key = ${key}::uuid
    join imports on imports.workspace = ${workspace} and imports.id = tellers.import_id
    left join claimed_calls told on told.workspace = ${workspace} and told.key = ${key}::uuid
      and told.import_id = tellers.import_id
    order by tellers.owner desc, imports.id limit ${MOST_SOURCES}`;
}

/** A call with the others of its operation and the files that tell of it; `null` where there is none of that key. */
export async function findCall(db: Database, key: string): Promise<FoundCall | null> {
  const { sql, workspace } = db;
  const [call] = await callRows(
    db,
    sql`from calls where workspace = ${workspace} and key = ${key}::uuid`,
  );
  if (!call) return null;
  const [operation, sources, details] = await Promise.all([
    operationOf(db, call),
    sourcesOf(db, call),
    detailsOf(db, [key]),
  ]);
  return { call, ...operation, sources, witnessed: details.get(key) ?? null };
}
