import postgres from "postgres";
import { EMBEDDED_USER, parseUrl, type ServerAddress, SOCKET_PORT } from "./server-address.ts";

interface WireTypes extends Record<string, unknown> {
  bigint: number;
  date: Date;
}

const TIMESTAMPTZ = 1184;
/** `date` and `timestamp` without a zone. */
const DATES = [1082, 1114];

export type Sql = postgres.Sql<WireTypes>;
/** What works inside a transaction as outside of one. */
export type TransactionSql = postgres.ISql<WireTypes>;

export interface ConnectionSettings {
  readonly max?: number;
  /** Called when a connection has closed; connections then also live as long as they can. */
  readonly onLost?: () => void;
  /**
   * No lists are sent or read. The driver then does not ask for their types by itself, a question whose failure it leaves
   * to nobody where the server goes away in that moment.
   */
  readonly isPlain?: true;
  /** Called with every note of the channels that a statement on this connection listens to. */
  readonly onNote?: (text: string) => void;
}

/** Without `await`: nothing is sent before the first query. */
export function connect(
  address: ServerAddress,
  { max = 10, onLost, isPlain, onNote }: ConnectionSettings = {},
): Sql {
  const options = {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    ...(isPlain && { fetch_types: false }),
    ...(onLost && { onclose: onLost, max_lifetime: null }),
    // The driver's own way to listen does not tell when its connection is lost, and may not come back.
    ...(onNote && { onnotify: (_: string, text: string) => onNote(text) }),
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      // The driver's own way makes a date of a text, which cuts its microseconds.
      date: {
        to: TIMESTAMPTZ,
        from: [...DATES, TIMESTAMPTZ],
        serialize: (moment: Date | string) =>
          moment instanceof Date ? moment.toISOString() : moment,
        parse: (text: string) => new Date(text),
      },
    },
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

export const closeSql = (sql: Sql): Promise<void> => sql.end({ timeout: 5 });
