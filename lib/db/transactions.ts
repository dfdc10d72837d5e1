import { setImmediate } from "node:timers/promises";
import postgres from "postgres";
import { closeSql, connect, type Sql, type TransactionSql } from "./connect.ts";
import type { ServerAddress } from "./server-address.ts";

/** What is done inside a transaction: all of it is kept, or nothing. */
export type TransactionWork<T> = (tx: TransactionSql) => Promise<T>;

/**
 * Runs work in a transaction, on a client of one connection that nobody else uses meanwhile.
 *
 * The driver's own `begin` is not used: where a connection is lost inside, it writes its rollback to
 * the closed socket, which ends the process, or goes on outside of the transaction
 * (porsager/postgres issues 1208 and 1216).
 */
export async function runTransaction<T>(sql: Sql, work: TransactionWork<T>): Promise<T> {
  try {
    await sql`begin`;
    const result = await work(sql);
    await sql`commit`;
    return result;
  } catch (error) {
    await setImmediate(); // a socket's end comes after its error
    if (!isConnectionFailure(error)) await rollBack(sql);
    throw error;
  }
}

async function rollBack(sql: Sql): Promise<void> {
  try {
    await sql`rollback`;
  } catch (error) {
    if (!isConnectionFailure(error)) throw error; // a lost connection has rolled back
  }
}

/** Whether the connection is gone, as opposed to a statement that failed on it. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity !== "ERROR";
  return error instanceof Error && "errno" in error;
}

interface Lane {
  readonly sql: Sql;
  /** Never settles but by rejecting, when the connection is gone. */
  readonly loss: Promise<never>;
  isLost: boolean;
}

function openLane(address: ServerAddress, onLost: (lane: Lane) => void): Lane {
  let refuse: (error: Error) => void = () => {};
  const loss = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  loss.catch(() => {}); // nobody need be waiting
  const sql = connect(address, {
    max: 1,
    onLost() {
      lane.isLost = true;
      const code = "CONNECTION_CLOSED";
      refuse(Object.assign(new Error("the connection was lost"), { code, errno: code }));
      void sql.end({ timeout: 0 }); // what still comes for it is refused, never sent
      onLost(lane);
    },
  });
  const lane: Lane = { sql, loss, isLost: false };
  return lane;
}

/** At most this many transactions at once; further ones wait for their turn. */
const MOST_LANES = 4;

export interface TransactionLanes {
  run<T>(work: TransactionWork<T>): Promise<T>;
  close(): Promise<void>;
}

/** Connections for transactions, each with a client of its own that is dropped when it is lost. */
export function transactionLanes(address: ServerAddress): TransactionLanes {
  const lanes = new Set<Lane>();
  const idle: Lane[] = [];
  const waiting: (() => void)[] = [];

  const open = (): Lane => {
    const lane = openLane(address, (lost) => lanes.delete(lost));
    lanes.add(lane);
    return lane;
  };
  const take = async (): Promise<Lane> => {
    for (;;) {
      const lane = idle.pop();
      if (lane !== undefined && !lane.isLost) return lane;
      if (lane === undefined && lanes.size < MOST_LANES) return open();
      if (lane === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    async run(work) {
      const lane = await take();
      try {
        // The driver does not end every wait of a lost connection: the end of a copy has no answer then.
        return await Promise.race([runTransaction(lane.sql, work), lane.loss]);
      } finally {
        if (!lane.isLost) idle.push(lane);
        waiting.shift()?.();
      }
    },
    async close() {
      await Promise.all([...lanes].map((lane) => closeSql(lane.sql)));
    },
  };
}
