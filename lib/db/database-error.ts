import postgres from "postgres";
import { describeAddress, type ServerAddress } from "./server-address.ts";

export type DatabaseErrorCode =
  | "bad-url"
  | "unreachable"
  | "refused"
  | "server-too-old"
  | "schema-too-new"
  | "migration-failed"
  | "disk-full"
  | "connection-lost"
  | "unsupported-platform"
  | "binaries-unusable"
  | "data-folder-unusable"
  | "wrong-data-version"
  | "start-failed";

/** What keeps the database from being used, in one sentence that says what to do. */
export interface DatabaseError {
  readonly code: DatabaseErrorCode;
  readonly message: string;
}

const CONNECTION_LOST = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNRESET",
  "EPIPE",
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
]);

const UNREACHABLE = new Set([
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EACCES",
  "57P03", // cannot_connect_now
]);

/** The `code` of a driver, system or server error; `null` where it has none. */
export function errorCodeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  if (!("code" in error) || typeof error.code !== "string") {
    return "cause" in error ? errorCodeOf(error.cause) : null;
  }
  return error.code;
}

const isRefusal = (code: string): boolean =>
  code.startsWith("28") || code === "3D000" || code === "42501" || code === "53300";

/**
 * Says what a failed query or connection means for the user; `null` where it is no expected failure
 * of a database but a mistake of ours, which is to be thrown on.
 */
export function explainFailure(error: unknown, address: ServerAddress): DatabaseError | null {
  const code = errorCodeOf(error);
  if (code === null) return null;
  const place = describeAddress(address);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === "53100" || code === "ENOSPC") {
    return {
      code: "disk-full",
      message: `No space is left for ${place}. Free some disk space and try again; nothing that was confirmed is lost.`,
    };
  }
  if (CONNECTION_LOST.has(code)) {
    return {
      code: "connection-lost",
      message: `The connection to ${place} was lost (${code}). Try again; nothing that was confirmed is lost.`,
    };
  }
  if (UNREACHABLE.has(code)) {
    return {
      code: "unreachable",
      message: `No PostgreSQL answers at ${place} (${detail}). Check that it runs and that DATABASE_URL names it.`,
    };
  }
  if (isRefusal(code) && error instanceof postgres.PostgresError) {
    return {
      code: "refused",
      message: `PostgreSQL refused ${place}: ${detail}. Check user, password, database and rights in DATABASE_URL.`,
    };
  }
  return null;
}
