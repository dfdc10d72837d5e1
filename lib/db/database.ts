import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { EMBEDDED_USER, parseUrl, type ServerAddress, SOCKET_PORT } from "./server-address.ts";

interface WireTypes extends Record<string, unknown> {
  bigint: number;
}

export type Sql = postgres.Sql<WireTypes>;
export type TransactionSql = postgres.TransactionSql<WireTypes>;

/** A pool of connections: `sql` for bulk work and questions, `orm` for single rows. */
export interface Database {
  readonly sql: Sql;
  readonly orm: PostgresJsDatabase;
  readonly address: ServerAddress;
  readonly workspace: number;
}

export interface ConnectionSettings {
  readonly max?: number;
  readonly onLost?: () => void;
}

/** Without `await`: nothing is sent before the first query. */
export function connect(
  address: ServerAddress,
  { max = 10, onLost }: ConnectionSettings = {},
): Sql {
  const options = {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    ...(onLost && { onclose: onLost, max_lifetime: null }),
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
    connection: { application_name: "tierscope", TimeZone: "UTC", DateStyle: "ISO" },
  };
  if (address.kind === "socket") {
    const { folder: host, database } = address;
    return postgres({
      ...options,
      host,
      port: SOCKET_PORT,
      database,
      user: EMBEDDED_USER,
      ssl: false,
    });
  }
  const folder = parseUrl(address.url)?.searchParams.get("host");
  if (!folder?.startsWith("/")) return postgres(address.url, options);
  return postgres(withoutHost(address.url), { ...options, host: folder });
}

/** The driver takes a socket folder as an option only; as a parameter it would be sent to the server. */
function withoutHost(text: string): string {
  const url = new URL(text);
  url.searchParams.delete("host");
  return url.href;
}

const DEFAULT_WORKSPACE = 1;

/** Uses a server that runs and is migrated, as the pages do; close it by `closeDatabase`. */
export function connectDatabase(address: ServerAddress, settings?: ConnectionSettings): Database {
  const sql = connect(address, settings);
  return { sql, orm: drizzle(sql), address, workspace: DEFAULT_WORKSPACE };
}

export const closeSql = (sql: Sql): Promise<void> => sql.end({ timeout: 5 });

export const closeDatabase = (db: Database): Promise<void> => closeSql(db.sql);
