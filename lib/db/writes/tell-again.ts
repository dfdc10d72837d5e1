import { ADVISORY } from "../advisory-locks.ts";
import { callFacts, setCallFacts } from "../call-columns.ts";
import type { TransactionSql } from "../connect.ts";
import { mergedCalls } from "../merged-calls.ts";
import { freshenStatistics } from "./fresh-statistics.ts";
import { makeTouched, mergeTouched } from "./merge-touched.ts";

interface Teller {
  readonly workspace: number;
  readonly importId: number;
}

/**
 * Takes up what `staged_calls` tells of calls that are stored: notes the import as one that tells of them, keeps its
 * words where they are others, and completes the calls by them. Answers how many calls were completed.
 */
export async function tellAgain(tx: TransactionSql, teller: Teller): Promise<number> {
  if (await repeatsItself(tx, teller)) return 0;
  // Of two imports that tell of one call at once, the later must see the words of the other. Who holds this waits
  // for nobody: new calls, which others may wait for, are stored before.
  await tx`select pg_advisory_xact_lock(${ADVISORY.mergedCalls}, ${teller.workspace})`;
  await freshenStatistics(tx, "calls", "claimed_calls", "import_claims");
  const touched = await touchDiffering(tx, teller);
  if (touched > 0) await keepWordsOfOthers(tx, teller);
  await claim(tx, teller);
  if (touched === 0) return 0;
  await keepOwnWords(tx, teller);
  return await mergeTouched(tx, teller.workspace);
}

/**
 * Whether all that is staged are calls of this very import, told as they are stored: a batch that is sent again. That
 * needs no lock: whoever tells otherwise at this moment takes the stored call for this import's words, as they are.
 */
async function repeatsItself(
  tx: TransactionSql,
  { workspace, importId }: Teller,
): Promise<boolean> {
  const [{ repeats }] = await tx<[{ repeats: boolean }]>`
    select not exists (
      select from staged_calls staged
      left join calls on calls.workspace = ${workspace} and calls.key = staged.key
      where calls.import_id is distinct from ${importId}::int
        or (${tx.unsafe(callFacts("staged"))}) is distinct from (${tx.unsafe(callFacts("calls"))})
        or exists (
          select from claimed_calls told where told.workspace = ${workspace} and told.key = staged.key)
    ) as repeats`;
  return repeats;
}

/** Calls of which somebody tells otherwise than the stored one, now or before. */
async function touchDiffering(tx: TransactionSql, { workspace }: Teller): Promise<number> {
  await makeTouched(tx);
  const touched = await tx`
    insert into touched_calls (key)
    select distinct staged.key
    from staged_calls staged
    join calls on calls.workspace = ${workspace} and calls.key = staged.key
    where (${tx.unsafe(callFacts("staged"))}) is distinct from (${tx.unsafe(callFacts("calls"))})
      or exists (
        select from claimed_calls told where told.workspace = ${workspace} and told.key = staged.key)`;
  return touched.count;
}

/** Where all told the same until now, the call itself was their words. */
async function keepWordsOfOthers(tx: TransactionSql, { workspace }: Teller): Promise<void> {
  await tx`
    insert into claimed_calls (workspace, key, import_id, source_line, ${tx.unsafe(callFacts())})
    select ${workspace}::int, calls.key, teller.import_id, teller.source_line, ${tx.unsafe(callFacts("calls"))}
    from touched_calls touched
    join calls on calls.workspace = ${workspace} and calls.key = touched.key
    cross join lateral (
      select calls.import_id, calls.source_line
      union all
      select claims.import_id, claims.source_line from import_claims claims
      where claims.workspace = ${workspace} and claims.key = touched.key
    ) teller
    where not exists (
      select from claimed_calls told where told.workspace = ${workspace} and told.key = touched.key)`;
}

async function claim(tx: TransactionSql, { workspace, importId }: Teller): Promise<void> {
  await tx`
    insert into import_claims (workspace, key, import_id, source_line)
    select distinct on (staged.key) ${workspace}::int, staged.key, ${importId}::int, staged.source_line
    from staged_calls staged
    join calls on calls.workspace = ${workspace} and calls.key = staged.key
    where calls.import_id <> ${importId}
    order by staged.key, staged.place
    on conflict (workspace, key, import_id) do nothing`;
}

/** Its rows of one call, also those of chunks before, are one telling. */
async function keepOwnWords(tx: TransactionSql, { workspace, importId }: Teller): Promise<void> {
  const told = `
    select own.key, 0::bigint as place, ${callFacts("own")}
    from touched_calls touched join claimed_calls own
      on own.workspace = ${workspace} and own.key = touched.key and own.import_id = ${importId}
    union all
    select staged.key, staged.place, ${callFacts("staged")}
    from touched_calls touched join staged_calls staged on staged.key = touched.key`;
  await tx`
    insert into claimed_calls (workspace, key, import_id, source_line, ${tx.unsafe(callFacts())})
    select ${workspace}::int, merged.key, ${importId}::int, line.source_line, ${tx.unsafe(callFacts("merged"))}
    from (${tx.unsafe(mergedCalls(told))}) merged
    join (
      select distinct on (key) key, source_line from staged_calls order by key, place
    ) line on line.key = merged.key
    on conflict (workspace, key, import_id) do update set ${tx.unsafe(setCallFacts("excluded"))}`;
}
