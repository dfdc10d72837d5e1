import { ADVISORY } from "../advisory-locks.ts";
import { closeSql, connect, type Sql } from "../connect.ts";
import { errorCodeOf } from "../database-error.ts";
import {
  EMBEDDED_DATABASE,
  embeddedAddress,
  inDatabase,
  type ServerAddress,
} from "../server-address.ts";
import { type Cluster, currentSocketFolder } from "./cluster.ts";

/** A connection that says "in use" to the other processes for as long as it is open. */
export interface Hold {
  readonly sql: Sql;
  readonly address: ServerAddress;
  /** Set where we let go ourselves, so that the closing is no loss. */
  letGo: boolean;
}

export type Attachment =
  | { readonly kind: "held"; readonly hold: Hold }
  /** A server is there but not open: it starts, recovers or shuts down. */
  | { readonly kind: "busy" }
  | { readonly kind: "nobody" }
  | { readonly kind: "failed"; readonly error: unknown };

const NOBODY_ANSWERS = new Set(["ENOENT", "ENOTDIR", "ECONNREFUSED"]);
const BUSY = new Set([
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNRESET",
  "EPIPE",
]);

/** Connects to the server at the cluster's socket, if one answers, and holds it. */
export async function attach(cluster: Cluster, onLost: () => void): Promise<Attachment> {
  const address = embeddedAddress(await currentSocketFolder(cluster));
  const state = { held: false };
  const sql = connect(address, {
    max: 1,
    isPlain: true,
    onLost: () => state.held && !hold.letGo && onLost(),
  });
  const hold: Hold = { sql, address, letGo: false };
  try {
    await sql`select pg_advisory_lock_shared(${ADVISORY.embeddedServer}, 0)`;
    state.held = true;
    return { kind: "held", hold };
  } catch (error) {
    await closeSql(sql);
    const code = errorCodeOf(error) ?? "";
    if (NOBODY_ANSWERS.has(code)) return { kind: "nobody" };
    if (BUSY.has(code)) return { kind: "busy" };
    if (code === "3D000") return await createThenAttach(cluster, address, onLost);
    return { kind: "failed", error };
  }
}

/** A fresh cluster has no database of ours yet. */
async function createThenAttach(
  cluster: Cluster,
  address: ServerAddress,
  onLost: () => void,
): Promise<Attachment> {
  const sql = connect(inDatabase(address, "postgres"), { max: 1, isPlain: true });
  try {
    await sql`create database ${sql(EMBEDDED_DATABASE)}`;
  } catch (error) {
    const code = errorCodeOf(error) ?? "";
    // Another starter made it, or is making it: the template is then in use, or its row is taken.
    const another = ["42P04", "55006", "23505"].includes(code);
    if (!another) return BUSY.has(code) ? { kind: "busy" } : { kind: "failed", error };
    if (code !== "42P04") return { kind: "busy" };
  } finally {
    await closeSql(sql);
  }
  return await attach(cluster, onLost);
}

/** Lets go; true where nobody else holds the server, which then is ours to stop. */
export async function letGo(hold: Hold): Promise<boolean> {
  hold.letGo = true;
  const [row] = await hold.sql<[{ last: boolean }]>`
    select pg_advisory_unlock_shared(${ADVISORY.embeddedServer}, 0),
           pg_try_advisory_lock(${ADVISORY.embeddedServer}, 0) as last`;
  return row.last;
}
