import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { err, ok, type Result } from "../core/result.ts";
import { ADVISORY } from "./advisory-locks.ts";
import { closeSql, connect, type Sql } from "./connect.ts";
import { type DatabaseError, explainFailure } from "./database-error.ts";
import { describeAddress, type ServerAddress } from "./server-address.ts";

/** When the newest migration of a folder was made, and how many there are. */
interface Migrations {
  readonly count: number;
  readonly newest: number;
}

function readMigrations(folder: string): Migrations {
  const files = readMigrationFiles({ migrationsFolder: folder });
  return { count: files.length, newest: Math.max(0, ...files.map((file) => file.folderMillis)) };
}

async function readApplied(sql: Sql): Promise<Migrations> {
  const [{ known }] = await sql<[{ known: boolean }]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  if (!known) return { count: 0, newest: 0 };
  const [row] = await sql<[Migrations]>`
    select count(*)::int as count, coalesce(max(created_at), 0)::bigint as newest
    from drizzle.__drizzle_migrations`;
  return row;
}

/**
 * Brings the schema up to the folder's newest migration. Of several starters at once one migrates
 * and the others wait; all of it is one transaction, so that a kill leaves the old schema.
 */
export async function migrateDatabase(
  address: ServerAddress,
  folder: string,
  onBegin: () => void = () => {},
): Promise<Result<{ readonly applied: number }, DatabaseError>> {
  const sql = connect(address, { max: 1 });
  try {
    const wanted = readMigrations(folder);
    const before = await readApplied(sql);
    if (before.newest > wanted.newest) return err(schemaTooNew(address));
    if (before.newest === wanted.newest) return ok({ applied: 0 });

    onBegin();
    await sql`select pg_advisory_lock(${ADVISORY.migration}, 0)`;
    const applied = (await readApplied(sql)).count;
    await runMigrations(drizzle(sql), { migrationsFolder: folder });
    return ok({ applied: wanted.count - applied });
  } catch (error) {
    const explained = explainFailure(error, address);
    if (explained) return err(explained);
    return err(migrationFailed(address, error));
  } finally {
    await closeSql(sql);
  }
}

const schemaTooNew = (address: ServerAddress): DatabaseError => ({
  code: "schema-too-new",
  message: `A newer Tierscope has used ${describeAddress(address)}. Update this one; the data was left as it is.`,
});

function migrationFailed(address: ServerAddress, error: unknown): DatabaseError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return {
    code: "migration-failed",
    message: `The tables of ${describeAddress(address)} could not be brought up to date: ${detail}. The data was left as it is.`,
  };
}
