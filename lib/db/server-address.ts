import path from "node:path";

/** Where a PostgreSQL answers: the embedded one in a socket folder, any other by its URL. */
export type ServerAddress =
  | { readonly kind: "socket"; readonly folder: string; readonly database: string }
  | { readonly kind: "url"; readonly url: string };

export const EMBEDDED_DATABASE = "tierscope";
export const EMBEDDED_USER = "tierscope";
/** A socket's file is named after a port, although no port is opened. */
export const SOCKET_PORT = 5432;

export const embeddedAddress = (folder: string): ServerAddress => ({
  kind: "socket",
  folder,
  database: EMBEDDED_DATABASE,
});

/** Another database of the same server. */
export function inDatabase(address: ServerAddress, database: string): ServerAddress {
  if (address.kind === "socket") return { ...address, database };
  const url = new URL(address.url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return { kind: "url", url: url.href };
}

export const socketFile = (folder: string): string => path.join(folder, `.s.PGSQL.${SOCKET_PORT}`);

export const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** The address as people may read it: never with a password. */
export function describeAddress(address: ServerAddress): string {
  if (address.kind === "socket") return `the embedded database in ${address.folder}`;
  const url = parseUrl(address.url);
  if (!url) return "the database of DATABASE_URL";
  const host = url.searchParams.get("host") ?? url.host;
  return `${decodeURIComponent(url.username) || "default user"}@${host || "localhost"}${url.pathname}`;
}
