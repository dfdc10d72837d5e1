import { closeSql, connect, type Sql } from "./connect.ts";
import type { Database } from "./database.ts";
import { type DatabaseError, explainFailure } from "./database-error.ts";
import { copyIn } from "./writes/copy-in.ts";

/** Counts of 64-bit prints in a temporary table, for as long as it is open. */
export interface SeenCounts {
  add(counts: Iterable<readonly [high: number, low: number, times: number]>): Promise<void>;
  counts(
    prints: readonly { readonly high: number; readonly low: number }[],
  ): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** The database failed, as it may, where counts were added or asked for. */
export class SeenFailure extends Error {
  readonly error: DatabaseError;
  constructor(error: DatabaseError, cause: unknown) {
    super(error.message, { cause });
    this.error = error;
  }
}

const LINES_AT_ONCE = 20_000;

/** On a connection of its own, which is made when the first counts come. */
export function seenCounts(db: Database): SeenCounts {
  const counts = countsOf(db);
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      const error = explainFailure(cause, db.address);
      throw error === null ? cause : new SeenFailure(error, cause);
    }
  };
  return {
    add: (more) => explained(counts.add(more)),
    counts: (prints) => explained(counts.counts(prints)),
    close: counts.close,
  };
}

function countsOf({ address }: Database): SeenCounts {
  let opened: Promise<Sql> | null = null;
  let isLost = false;
  const table = async (): Promise<Sql> => {
    // A new connection would know nothing of the counts.
    if (isLost) throw Object.assign(new Error("lost"), { code: "CONNECTION_CLOSED" });
    opened ??= openTable(address, () => {
      isLost = true;
    });
    return await opened;
  };
  return {
    async add(counts) {
      const sql = await table();
      let lines: string[] = [];
      for (const [high, low, times] of counts) {
        lines.push(`${high}\t${low}\t${times}\n`);
        if (lines.length < LINES_AT_ONCE) continue;
        await copyIn(sql, "seen_prints (high, low, times)", lines.join(""));
        lines = [];
      }
      await copyIn(sql, "seen_prints (high, low, times)", lines.join(""));
    },
    async counts(prints) {
      const sql = await table();
      // Made when the first question comes: a file in order of time asks none.
      await sql`create index if not exists seen_prints_print on seen_prints (high, low)`;
      const found = await sql<{ place: number; times: number }[]>`
        select place::int, times::int
        from unnest(${`{${prints.map(({ high }) => high).join(",")}}`}::text::bigint[],
          ${`{${prints.map(({ low }) => low).join(",")}}`}::text::bigint[])
          with ordinality as asked (high, low, place)
        cross join lateral (
          select sum(seen.times) as times from seen_prints seen
          where seen.high = asked.high and seen.low = asked.low
        ) told
        where times is not null`;
      const counts: number[] = prints.map(() => 0);
      for (const { place, times } of found) counts[place - 1] = times;
      return counts;
    },
    async close() {
      if (opened !== null) await opened.then(closeSql, () => {});
    },
  };
}

async function openTable(address: Database["address"], onLost: () => void): Promise<Sql> {
  const sql = connect(address, { max: 1, onLost });
  // Nothing is known about a table that is never analysed: a scan must not look cheap.
  await sql`select set_config('enable_seqscan', 'off', false)`;
  await sql`create temp table seen_prints (high bigint not null, low bigint not null, times int not null)`;
  return sql;
}
