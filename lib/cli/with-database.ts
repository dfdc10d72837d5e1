import { err, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import type { CommandFailure, CommandIo, CommandResult } from "./command.ts";
import { databaseFailure } from "./database-failure.ts";
import { openInstalledDatabase } from "./open-installed-database.ts";

/** Runs a command's work on the installation's database and closes it; one that goes away meanwhile is a failure of the command. */
export async function withDatabase(
  io: CommandIo,
  work: (db: Database) => Promise<CommandResult>,
): Promise<CommandResult> {
  const opened = await openInstalledDatabase(io);
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    return await explained(db, () => work(db));
  } finally {
    await close();
  }
}

/** The work's result; where the database failed under it, that as a failure of the command. */
export async function explained<T>(
  db: Database,
  work: () => Promise<Result<T, CommandFailure>>,
): Promise<Result<T, CommandFailure>> {
  try {
    return await work();
  } catch (error) {
    const problem = explainFailure(error, db.address);
    if (problem === null) throw error;
    return err(databaseFailure(problem));
  }
}
