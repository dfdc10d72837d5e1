import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { CALL_COLUMNS, callLine, type RowOrigin } from "./copy-text.ts";

/** How many of the calls were new. */
export async function storeCalls(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<number> {
  const { workspace, importId } = origin;
  let text = "";
  for (const { key, line, record } of records) {
    if (key === null) throw new Error(`line ${line}: a call needs a key`);
    text += callLine(origin, { key, line, record });
  }
  // The table lives as long as its connection; "on commit" empties it.
  await tx`create temp table if not exists staged_calls (like calls) on commit delete rows`;
  const columns = tx.unsafe(CALL_COLUMNS);
  const copy = await tx`copy staged_calls (${columns}) from stdin`.writable();
  await pipeline(Readable.from([Buffer.from(text, "utf8")]), copy);

  // In key order, so that two imports of the same calls never wait for each other in a circle.
  const [{ inserted }] = await tx<[{ inserted: number }]>`
    with inserted as (
      insert into calls (${columns})
      select ${columns} from staged_calls order by workspace, key
      on conflict (workspace, key) do nothing
      returning at
    ), marked as (
      insert into dirty_hours (workspace, hour)
      select distinct ${workspace}::int, date_bin('1 hour', at, 'epoch') from inserted
    )
    select count(*)::int as inserted from inserted`;
  if (inserted < records.length) {
    await tx`
      insert into import_claims (workspace, key, import_id, source_line)
      select distinct on (staged.key) ${workspace}::int, staged.key, ${importId}::int, staged.source_line
      from staged_calls staged
      join calls on calls.workspace = ${workspace} and calls.key = staged.key
      where calls.import_id <> ${importId}
      order by staged.key, staged.source_line
      on conflict (workspace, key, import_id) do nothing`;
  }
  return inserted;
}
