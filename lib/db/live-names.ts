import type { KeyedRecord } from "./chunk.ts";
import type { Sql, TransactionSql } from "./connect.ts";

interface AnsweredCall {
  /** The id in the body of its answer: `resp_…`, `chatcmpl-…`. */
  readonly responseId: string;
  readonly key: string;
  readonly provider: string | null;
}

/** Calls that came in live, by the ids of their answers. */
async function answeredCalls(
  sql: Sql | TransactionSql,
  workspace: number,
  responseIds: readonly string[],
): Promise<readonly AnsweredCall[]> {
  return await sql<AnsweredCall[]>`
    select wanted.id as "responseId", calls.key, provider.name as provider
    from unnest(${[...responseIds]}::text[]) wanted (id)
    join call_details told on told.workspace = ${workspace}
      and hashtextextended(told.details ->> 'responseId', 0) = hashtextextended(wanted.id, 0)
      and told.details ->> 'responseId' = wanted.id
    join calls on calls.workspace = ${workspace} and calls.key = told.key
    left join labels provider on provider.workspace = ${workspace} and provider.id = calls.provider
    order by calls.key`;
}

/** Keys of the calls that came in live whose answers have this id. */
export async function keysOfAnswer(
  sql: Sql,
  workspace: number,
  responseId: string,
): Promise<readonly string[]> {
  const found = await answeredCalls(sql, workspace, [responseId]);
  return found.map(({ key }) => key);
}

async function hasLiveNames(sql: Sql | TransactionSql, workspace: number): Promise<boolean> {
  const [{ has }] = await sql<[{ has: boolean }]>`
    select exists (select from call_details where workspace = ${workspace}) as has`;
  return has;
}

/** Rows, each under the key of the stored call that it tells of. */
export type NamedRows = (rows: readonly KeyedRecord[]) => Promise<readonly KeyedRecord[]>;

/** Names the rows of a file; asks nothing of each until the first comes in live, which may be while the file is read. */
export function liveNames(sql: Sql | TransactionSql, workspace: number): NamedRows {
  let has = false;
  return async (rows) => {
    has ||= await hasLiveNames(sql, workspace);
    return has ? await underLiveKeys(sql, workspace, rows) : rows;
  };
}

/**
 * Rows of a file under the keys of calls that came in live: files name a call by the id of its answer, a client by the
 * provider's request id, which it also heard. Of the same provider, or where one of them does not say.
 */
async function underLiveKeys(
  sql: Sql | TransactionSql,
  workspace: number,
  records: readonly KeyedRecord[],
): Promise<readonly KeyedRecord[]> {
  const ids = new Set<string>();
  for (const { key, record } of records) {
    if (key !== null && record.requestId !== null) ids.add(record.requestId);
  }
  if (ids.size === 0) return records;
  const known = new Map<string, AnsweredCall[]>();
  for (const call of await answeredCalls(sql, workspace, [...ids])) {
    known.set(call.responseId, [...(known.get(call.responseId) ?? []), call]);
  }
  if (known.size === 0) return records;
  return records.map((row) => {
    const { provider, requestId } = row.record;
    if (row.key === null || requestId === null) return row;
    const same = known
      .get(requestId)
      ?.find((call) => [null, provider].includes(call.provider) || provider === null);
    return same ? { ...row, key: same.key } : row;
  });
}

/** Which of the keys stored calls have. */
export async function storedKeys(
  sql: Sql,
  workspace: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ key: string }[]>`
    select key from calls where workspace = ${workspace} and key = any (${`{${keys.join(",")}}`}::text::uuid[])`;
  return new Set(rows.map(({ key }) => key));
}
