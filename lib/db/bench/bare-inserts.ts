import { connectDatabase, type Database } from "../database.ts";

type Row = Readonly<Record<string, unknown>>;

export interface BareInserts {
  /** Inserts a batch and commits it; answers its rows. */
  insert(): Promise<number>;
  end(): Promise<void>;
}

/** So many batches of stored rows are read, and inserted again and again in other workspaces. */
const BATCHES_READ = 200;
/** A statement takes 65,534 values, and a call has 33. */
const ROWS_AT_ONCE = 1_900;

function cut(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    parts.push(rows.slice(from, from + ROWS_AT_ONCE));
  }
  return parts;
}

/**
 * The rows that were just stored, with what is kept beside them, inserted many at a time into tables with the same
 * columns and indexes, and committed as safely: as fast as a program could that checks nothing.
 */
export async function bareInserts(
  db: Database,
  { writers, batch }: { readonly writers: number; readonly batch: number },
): Promise<BareInserts> {
  const pool = connectDatabase(db.address, { max: writers });
  await db.sql`drop table if exists bare_calls, bare_details`;
  await db.sql`create table bare_calls (like calls including all)`;
  await db.sql`create table bare_details (like call_details including all)`;
  const stored = await db.sql<{ call: Row; details: Row }[]>`
    select to_jsonb(calls) as call,
      to_jsonb(call_details) || jsonb_build_object('details', details::text) as details
    from calls join call_details using (workspace, key) order by random()
    limit ${batch * BATCHES_READ}`;
  const rounds = Math.floor(stored.length / batch);
  if (rounds === 0) throw new Error("fewer rows were stored than one batch holds");
  let turn = 0;
  return {
    async insert() {
      const from = (turn % rounds) * batch;
      const workspace = 2 + Math.floor(turn / rounds);
      turn += 1;
      const rows = stored.slice(from, from + batch);
      await pool.sql.begin(async (tx) => {
        for (const part of cut(rows.map(({ call }) => ({ ...call, workspace })))) {
          await tx`insert into bare_calls ${tx(part)}`;
        }
        for (const part of cut(rows.map(({ details }) => ({ ...details, workspace })))) {
          await tx`insert into bare_details ${tx(part)}`;
        }
      });
      return rows.length;
    },
    async end() {
      await pool.close();
      await db.sql`drop table bare_calls, bare_details`;
    },
  };
}
