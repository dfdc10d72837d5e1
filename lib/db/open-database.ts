import path from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { checkServer } from "./check-server.ts";
import { closeDatabase, connectDatabase, type Database } from "./database.ts";
import type { DatabaseError } from "./database-error.ts";
import { type EmbeddedServer, holdEmbeddedServer } from "./embedded/embedded-server.ts";
import type { EmbeddedSettings, EmbeddedStep } from "./embedded/embedded-settings.ts";
import { migrateDatabase } from "./migrate.ts";
import { readServerUrl } from "./read-server-url.ts";
import { describeAddress, type ServerAddress } from "./server-address.ts";
import { tidyImports } from "./writes/tidy-imports.ts";

export type DatabaseStep = EmbeddedStep | "migrating";

export interface DatabaseSettings extends Omit<EmbeddedSettings, "onStep"> {
  /** An existing server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** Called at the start of each step that may take a while. */
  readonly onStep?: (step: DatabaseStep) => void;
}

export interface DatabaseLocation {
  readonly kind: "embedded" | "server";
  /** For people: without a password. */
  readonly place: string;
  /** Embedded only. */
  readonly dataFolder: string | null;
  /** What a process that uses the same database needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface OpenDatabase {
  readonly db: Database;
  readonly location: DatabaseLocation;
  /** Closes the connections; stops the embedded server where no other process uses it. */
  close(): Promise<void>;
}

/** The database that the settings name, running and with up-to-date tables. */
export async function openDatabase(
  settings: DatabaseSettings,
): Promise<Result<OpenDatabase, DatabaseError>> {
  const server = await findServer(settings);
  if (!server.ok) return server;
  const { address, release } = server.value;

  const opened = await openServer(address, settings);
  if (!opened.ok) {
    await release();
    return opened;
  }
  const db = opened.value;
  const close = async (): Promise<void> => {
    await closeDatabase(db);
    await release();
  };
  return ok({ db, location: locate(address, settings), close });
}

async function findServer(
  settings: DatabaseSettings,
): Promise<Result<EmbeddedServer, DatabaseError>> {
  if (settings.databaseUrl === null) return await holdEmbeddedServer(settings);
  const address = readServerUrl(settings.databaseUrl);
  return address.ok ? ok({ address: address.value, release: async () => {} }) : address;
}

async function openServer(
  address: ServerAddress,
  { root, onStep }: DatabaseSettings,
): Promise<Result<Database, DatabaseError>> {
  const checked = await checkServer(address);
  if (!checked.ok) return checked;
  const migrated = await migrateDatabase(address, path.join(root, "drizzle"), () =>
    onStep?.("migrating"),
  );
  if (!migrated.ok) return err(migrated.error);
  const db = connectDatabase(address);
  await tidyImports(db);
  return ok(db);
}

function locate(address: ServerAddress, { dataFolder }: DatabaseSettings): DatabaseLocation {
  const place = describeAddress(address);
  if (address.kind === "url") {
    return { kind: "server", place, dataFolder: null, environment: { DATABASE_URL: address.url } };
  }
  const environment = { TIERSCOPE_DB_SOCKET: address.folder };
  return { kind: "embedded", place, dataFolder, environment };
}
