import { err, type Result } from "../core/result.ts";
import { type DatabaseStep, type OpenDatabase, openDatabase } from "../db/open-database.ts";
import { databaseUrl, dataFolder, postgresBinaries, projectRoot } from "../env.ts";
import type { CommandFailure, CommandIo } from "./command.ts";
import { databaseFailure } from "./database-failure.ts";

const STEP: Readonly<Record<DatabaseStep, string>> = {
  creating: "Creating the database",
  starting: "Starting the database",
  restarting: "The database stopped; starting it again",
  migrating: "Bringing the tables up to date",
};

/** The database of this installation, running and up to date. Whoever opens it must `close` it. */
export async function openInstalledDatabase(
  io: CommandIo,
): Promise<Result<OpenDatabase, CommandFailure>> {
  const opened = await openDatabase({
    dataFolder: dataFolder(),
    root: projectRoot(),
    databaseUrl: databaseUrl(),
    chosenBinaries: postgresBinaries(),
    onStep: (step) => io.progress(STEP[step]),
    onTrouble: ({ message }) => io.note(message),
  });
  return opened.ok ? opened : err(databaseFailure(opened.error));
}
