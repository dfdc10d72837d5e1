import { callFacts, setCallFacts } from "../call-columns.ts";
import type { TransactionSql } from "../connect.ts";

interface Leaving {
  readonly workspace: number;
  readonly importId: number;
}

/**
 * Gives an import's calls to the first other import that brought them too, as that one told them.
 * Answers how many. What the others told stays with them.
 */
export async function handOverCalls(
  tx: TransactionSql,
  { workspace, importId }: Leaving,
): Promise<number> {
  // The table lives as long as its connection; "on commit" empties it.
  await tx`
    create temp table if not exists call_heirs (
      key uuid primary key, import_id int not null, source_line int not null, tells boolean not null
    ) on commit delete rows`;
  const heirs = await tx`
    insert into call_heirs (key, import_id, source_line, tells)
    select heir.key, heir.import_id, heir.source_line, own_words.key is not null
    from (
      select distinct on (claims.key) claims.key, claims.import_id, claims.source_line
      from import_claims claims
      join calls on calls.workspace = claims.workspace and calls.key = claims.key
      where claims.workspace = ${workspace} and calls.import_id = ${importId}
      order by claims.key, claims.import_id
    ) heir
    left join claimed_calls own_words on own_words.workspace = ${workspace}
      and own_words.key = heir.key and own_words.import_id = heir.import_id`;
  if (heirs.count === 0) return 0;
  await keepOldWords(tx, workspace);
  await takeOver(tx, workspace);
  return heirs.count;
}

/** Claimants without words of their own told what the leaving import did: they get its words before those go. */
async function keepOldWords(tx: TransactionSql, workspace: number): Promise<void> {
  const facts = tx.unsafe(callFacts("calls"));
  const columns = tx.unsafe(callFacts());
  await tx`
    insert into claimed_calls (workspace, key, import_id, source_line, ${columns})
    select ${workspace}::int, claims.key, claims.import_id, claims.source_line, ${facts}
    from call_heirs heir
    join import_claims claims on claims.workspace = ${workspace} and claims.key = heir.key
      and claims.import_id <> heir.import_id
    join calls on calls.workspace = ${workspace} and calls.key = heir.key
    where heir.tells
    on conflict (workspace, key, import_id) do nothing`;
}

async function takeOver(tx: TransactionSql, workspace: number): Promise<void> {
  const changed = tx`
    from call_heirs heir
    join claimed_calls told on told.workspace = ${workspace} and told.key = heir.key
      and told.import_id = heir.import_id`;
  await tx`
    insert into dirty_hours (workspace, hour)
    select ${workspace}::int, date_bin('1 hour', calls.at, 'epoch') ${changed}
    join calls on calls.workspace = ${workspace} and calls.key = heir.key
    union
    select ${workspace}::int, date_bin('1 hour', told.at, 'epoch') ${changed}`;
  await tx`
    update calls set ${tx.unsafe(setCallFacts("told"))} ${changed}
    where calls.workspace = ${workspace} and calls.key = heir.key`;
  await tx`
    update calls set import_id = heir.import_id, source_line = heir.source_line
    from call_heirs heir where calls.workspace = ${workspace} and calls.key = heir.key`;
  await tx`
    delete from import_claims claims using call_heirs heir
    where claims.workspace = ${workspace} and claims.key = heir.key and claims.import_id = heir.import_id`;
  // The heir's words, and those of others who tell the same: the call itself says it now.
  await tx`
    delete from claimed_calls told using call_heirs heir, calls
    where told.workspace = ${workspace} and told.key = heir.key
      and calls.workspace = ${workspace} and calls.key = heir.key
      and (${tx.unsafe(callFacts("told"))}) is not distinct from (${tx.unsafe(callFacts("calls"))})`;
}
