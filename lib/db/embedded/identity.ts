import { chmod, readFile, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { err, ok, type Result } from "../../core/result.ts";
import type { DatabaseError } from "../database-error.ts";
import type { Cluster } from "./cluster.ts";
import { type Command, runCommand } from "./run-command.ts";

/**
 * As whom PostgreSQL runs, since it refuses to run as root: as ourselves; in a user namespace that
 * maps root to nobody, so that files stay root's on disk; or as another user.
 */
export type Identity =
  | { readonly kind: "self" }
  | { readonly kind: "namespace" }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number };

const NOBODY = 65_534;

export function commandAs(identity: Identity, file: string, args: readonly string[]): Command {
  if (identity.kind === "self") return { file, args };
  if (identity.kind === "user") return { file, args, uid: identity.uid, gid: identity.gid };
  const map = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  return { file: "unshare", args: [...map, "--", file, ...args] };
}

/** Whose the database's files are on disk under an identity. */
export function ownerOf(identity: Identity): { readonly uid: number; readonly gid: number } | null {
  if (identity.kind === "self") return null;
  return identity.kind === "user" ? identity : { uid: 0, gid: 0 };
}

export interface ChosenIdentity {
  readonly identity: Identity;
  /** Of the binaries: 18 for PostgreSQL 18.4. */
  readonly major: number;
}

/** What an attempt to run the binaries as somebody, from inside the data folder, came to. */
async function tryIdentity(
  identity: Identity,
  bin: string,
  folder: string,
): Promise<{ readonly major: number | null; readonly output: string }> {
  const script = 'cd "$1" && exec "$2" --version';
  const args = ["-c", script, "sh", folder, path.join(bin, "postgres")];
  const { exit, output } = await runCommand(commandAs(identity, "/bin/sh", args));
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  return { major: exit === 0 && major !== undefined ? Number(major) : null, output: output.trim() };
}

/** The first identity as which the binaries run and the data folder can be entered. */
export async function chooseIdentity(
  bin: string,
  cluster: Cluster,
  candidates?: readonly Identity[],
): Promise<Result<ChosenIdentity, DatabaseError>> {
  const tried = candidates ?? (await identities(cluster));
  let output = "";
  for (const identity of tried) {
    if (identity.kind === "user") await chmod(cluster.dataFolder, 0o711); // others pass, none reads
    const attempt = await tryIdentity(identity, bin, cluster.dataFolder);
    if (attempt.major !== null) return ok({ identity, major: attempt.major });
    output = attempt.output;
  }
  if (/can't cd|cd: /.test(output)) {
    return err({
      code: "data-folder-unusable",
      message: `PostgreSQL refuses to run as root, and no other user may enter ${cluster.dataFolder}. Name a folder that they may enter in TIERSCOPE_DATA, start Tierscope as an ordinary user, or set DATABASE_URL.`,
    });
  }
  return err({
    code: "binaries-unusable",
    message: `PostgreSQL's programs in ${bin} do not run here (${output || "no reason given"}). Set EMBEDDED_PG_BIN to a folder with programs that do, or DATABASE_URL to a server.`,
  });
}

async function identities(cluster: Cluster): Promise<readonly Identity[]> {
  if (process.getuid?.() !== 0) return [{ kind: "self" }];
  const owner = await ownerOfFolder(cluster.folder);
  const home = await ownerOfFolder(path.dirname(cluster.dataFolder));
  const named = await usersByName();
  const others = [owner, home, named.get("postgres"), named.get("nobody")];
  const users = others.filter(
    (user) => user !== undefined && user.uid !== 0 && named.has(user.uid),
  );
  const asUser = users.flatMap((user) => (user ? [{ kind: "user", ...user } as const] : []));
  // Files that another user's server wrote stay with that user.
  return owner !== undefined && owner.uid !== 0
    ? [...asUser, { kind: "namespace" }]
    : [{ kind: "namespace" }, ...asUser];
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

async function ownerOfFolder(folder: string): Promise<User | undefined> {
  const found = await stat(folder).catch(() => null);
  return found ? { uid: found.uid, gid: found.gid } : undefined;
}

/** Users that this machine knows, by name and by number: initdb fails for a number without a name. */
async function usersByName(): Promise<ReadonlyMap<string | number, User>> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  const users = text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    if (!name || !uid || !gid) return [];
    const user = { uid: Number(uid), gid: Number(gid) };
    return [[name, user] as const, [user.uid, user] as const];
  });
  return new Map<string | number, User>(users);
}
