import {
  chown,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { err, ok, type Result } from "../../core/result.ts";
import type { DatabaseError } from "../database-error.ts";
import { EMBEDDED_USER } from "../server-address.ts";
import { exists } from "./binaries.ts";
import { type Cluster, newSocketFolderName } from "./cluster.ts";
import { type ChosenIdentity, commandAs, ownerOf } from "./identity.ts";
import { isAlive } from "./process-life.ts";
import { runCommand } from "./run-command.ts";

/** Fresh databases are made under a draft name: a start that was killed leaves no half of one. */
const DRAFT = /^postgres\.new-(\d+)-/;

export async function isInitialised(cluster: Cluster): Promise<boolean> {
  return await exists(path.join(cluster.folder, "PG_VERSION"));
}

/** Makes an empty database by initdb; of several starters at once the first to finish wins. */
export async function initialise(
  cluster: Cluster,
  bin: string,
  { identity, major }: ChosenIdentity,
): Promise<Result<void, DatabaseError>> {
  await removeDeadDrafts(cluster);
  const draft = await mkdtemp(path.join(cluster.dataFolder, `postgres.new-${process.pid}-`));
  const owner = ownerOf(identity);
  if (owner) await chown(draft, owner.uid, owner.gid);

  const locale = ["--encoding=UTF8", "--locale=C"];
  if (major >= 17) locale.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  const args = ["-D", draft, "-U", EMBEDDED_USER, "--auth-local=trust", "--auth-host=reject"];
  const initdb = commandAs(identity, path.join(bin, "initdb"), [...args, ...locale]);
  const { exit, output } = await runCommand(initdb);
  if (exit === 0) {
    const socketFolder = path.join(draft, newSocketFolderName());
    await mkdir(socketFolder, { mode: 0o700 });
    if (owner) await chown(socketFolder, owner.uid, owner.gid);
    const placed = await rename(draft, cluster.folder).then(
      () => true,
      () => false,
    );
    if (placed || (await isInitialised(cluster))) {
      await rm(draft, { recursive: true, force: true });
      return ok(undefined);
    }
  }
  await rm(draft, { recursive: true, force: true });
  return err(initialiseFailed(cluster, exit === 0, output));
}

function initialiseFailed(cluster: Cluster, made: boolean, output: string): DatabaseError {
  const { folder, dataFolder } = cluster;
  if (made) {
    return {
      code: "data-folder-unusable",
      message: `${folder} exists and is no database. Move it away, or name another folder in TIERSCOPE_DATA.`,
    };
  }
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return {
      code: "disk-full",
      message: `The disk of ${dataFolder} is too full for a database (about 50 MB). Free some space, or name another folder in TIERSCOPE_DATA.`,
    };
  }
  const reason = output.trim().split("\n").slice(-3).join(" ");
  return {
    code: "start-failed",
    message: `No database could be made in ${folder}: ${reason}. Check the folder's rights, or name another in TIERSCOPE_DATA.`,
  };
}

async function removeDeadDrafts({ dataFolder }: Cluster): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || (await isAlive(Number(pid)))) continue;
    await rm(path.join(dataFolder, name), { recursive: true, force: true });
  }
}

/** Refuses data that another major version of PostgreSQL wrote: it cannot be read. */
export async function checkDataVersion(
  { folder }: Cluster,
  major: number,
): Promise<Result<void, DatabaseError>> {
  const written = (await readFile(path.join(folder, "PG_VERSION"), "utf8")).trim();
  if (written === String(major)) return ok(undefined);
  return err({
    code: "wrong-data-version",
    message: `${folder} was written by PostgreSQL ${written}, and ${major} cannot read it. Set EMBEDDED_PG_BIN to PostgreSQL ${written}'s programs to go on with it, or move the folder away to begin anew.`,
  });
}

/** Gives the files to the identity's user, where a server under another identity wrote them. */
export async function takeOver(cluster: Cluster, { identity }: ChosenIdentity): Promise<void> {
  const owner = ownerOf(identity);
  if (!owner || (await stat(cluster.folder)).uid === owner.uid) return;
  await chown(cluster.folder, owner.uid, owner.gid);
  for (const name of await readdir(cluster.folder, { recursive: true })) {
    await lchown(path.join(cluster.folder, name), owner.uid, owner.gid);
  }
}
