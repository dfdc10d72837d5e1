import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { TestProject } from "vitest/node";
import { closeSql, connect } from "../db/connect.ts";
import { clusterIn, pidFilePath } from "../db/embedded/cluster.ts";
import { holdEmbeddedServer } from "../db/embedded/embedded-server.ts";
import type { ServerSettings } from "../db/embedded/embedded-settings.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { readServerUrl } from "../db/read-server-url.ts";
import { inDatabase, type ServerAddress } from "../db/server-address.ts";
import { postgresBinaries, projectRoot, testDatabaseUrl } from "../env.ts";
import { makeTestFolder, removeDeadTestFolders, removeTestFolder } from "./test-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly databaseServer: ServerAddress;
    readonly databaseTemplate: string;
  }
}

/** What dies with the test run need not survive a power cut. */
const HASTY: ServerSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
};

interface TestServer {
  readonly address: ServerAddress;
  stop(): Promise<void>;
}

/** One server per test run, with a migrated database that the others are copied from. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeDeadTestFolders();
  const url = testDatabaseUrl();
  const { address, stop } = url === null ? await ownServer() : await givenServer(url);

  const template = `tierscope_template_${process.pid}`;
  const admin = connect(address, { max: 1 });
  await admin`create database ${admin(template)}`;
  const migrations = path.join(projectRoot(), "drizzle");
  const migrated = await migrateDatabase(inDatabase(address, template), migrations);
  if (!migrated.ok) throw new Error(migrated.error.message);

  project.provide("databaseServer", address);
  project.provide("databaseTemplate", template);
  return async () => {
    await admin`drop database if exists ${admin(template)} with (force)`;
    await closeSql(admin);
    await stop();
  };
}

async function ownServer(): Promise<TestServer> {
  const dataFolder = await makeTestFolder();
  const server = await holdEmbeddedServer({
    dataFolder,
    root: projectRoot(),
    chosenBinaries: postgresBinaries(),
    serverSettings: HASTY,
  });
  if (!server.ok) throw new Error(server.error.message);
  const { address, release } = server.value;
  const stopNow = () => stopWithoutWaiting(pidFilePath(clusterIn(dataFolder)));
  process.once("exit", stopNow);
  const stop = async (): Promise<void> => {
    process.off("exit", stopNow);
    await release();
    await removeTestFolder(dataFolder);
  };
  return { address, stop };
}

/** For a run that is interrupted, which leaves no time to wait; the next one removes the folder. */
function stopWithoutWaiting(pidFile: string): void {
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, "utf8"), 10), "SIGINT");
  } catch {
    // it has stopped already
  }
}

async function givenServer(url: string): Promise<TestServer> {
  const address = readServerUrl(url);
  if (!address.ok) throw new Error(`TEST_DATABASE_URL: ${address.error.message}`);
  return { address: address.value, stop: async () => {} };
}
