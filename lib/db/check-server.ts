import { err, ok, type Result } from "../core/result.ts";
import { closeSql, connect } from "./connect.ts";
import { type DatabaseError, explainFailure } from "./database-error.ts";
import { describeAddress, type ServerAddress } from "./server-address.ts";

export const OLDEST_MAJOR = 15;

/** Judges `server_version_num` (150018 is 15.18): refuses servers older than PostgreSQL 15. */
export function checkVersion(
  versionNumber: number,
  address: ServerAddress,
): Result<{ readonly major: number }, DatabaseError> {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST_MAJOR) return ok({ major });
  return err({
    code: "server-too-old",
    message: `${describeAddress(address)} runs PostgreSQL ${major}; version ${OLDEST_MAJOR} or later is needed. Upgrade it, name another server in DATABASE_URL, or unset DATABASE_URL to use the embedded database.`,
  });
}

/** Connects once to learn whether the server answers, lets us in and is new enough. */
export async function checkServer(
  address: ServerAddress,
): Promise<Result<{ readonly major: number }, DatabaseError>> {
  const sql = connect(address, { max: 1, isPlain: true });
  try {
    const [row] = await sql<[{ version: number }]>`
      select current_setting('server_version_num')::int as version`;
    return checkVersion(row.version, address);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const refused = `${describeAddress(address)} could not be used: ${detail}. Check DATABASE_URL.`;
    return err(explainFailure(error, address) ?? { code: "refused", message: refused });
  } finally {
    await closeSql(sql);
  }
}
