import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { type ConnectionSettings, closeSql, connect, type Sql } from "./connect.ts";
import type { ServerAddress } from "./server-address.ts";
import { type TransactionLanes, transactionLanes } from "./transactions.ts";

/** Connections to a server that runs and is migrated. */
export interface Database {
  /** A pool for questions and single statements. Take it anew for each piece of work: see `connectDatabase`. */
  readonly sql: Sql;
  /** The same pool, for single rows by their tables. */
  readonly orm: PostgresJsDatabase;
  readonly transactions: TransactionLanes;
  readonly address: ServerAddress;
  readonly workspace: number;
  close(): Promise<void>;
}

interface Pool {
  readonly sql: Sql;
  readonly orm: PostgresJsDatabase;
}

const DEFAULT_WORKSPACE = 1;

/**
 * Uses a server that runs and is migrated, as the pages do; close it by `closeDatabase`.
 *
 * A pool that has lost a connection is replaced by a fresh one: after a reset the driver's connections
 * can wait forever, or answer with the error of a server that is long gone.
 */
export function connectDatabase(
  address: ServerAddress,
  settings: Pick<ConnectionSettings, "max"> = {},
): Database {
  const retired = new Set<Promise<void>>();
  let isClosed = false;

  const open = (): Pool => {
    const sql = connect(address, { ...settings, onLost: () => replace(pool) });
    const pool = { sql, orm: drizzle(sql) };
    return pool;
  };
  const replace = (lost: Pool): void => {
    if (isClosed || lost !== current) return;
    current = open();
    const ended = closeSql(lost.sql).finally(() => retired.delete(ended));
    retired.add(ended);
  };
  let current = open();

  const transactions = transactionLanes(address);
  return {
    get sql() {
      return current.sql;
    },
    get orm() {
      return current.orm;
    },
    transactions,
    address,
    workspace: DEFAULT_WORKSPACE,
    async close() {
      isClosed = true;
      await Promise.all([transactions.close(), closeSql(current.sql), ...retired]);
    },
  };
}

export const closeDatabase = (db: Database): Promise<void> => db.close();
