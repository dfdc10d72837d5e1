import { chmod } from "node:fs/promises";
import process from "node:process";
import { err, ok, type Result } from "../../core/result.ts";
import { type DatabaseError, errorCodeOf } from "../database-error.ts";
import { copyBinaries, findBinaries, makeLinks } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import type { EmbeddedSettings } from "./embedded-settings.ts";
import { type ChosenIdentity, chooseIdentity, type Identity } from "./identity.ts";
import { checkDataVersion, initialise, isInitialised, takeOver } from "./initialise-cluster.ts";
import { makeFolder } from "./make-folder.ts";

/** All that a start needs: programs, as whom to run them, and data that they can read. */
export interface Prepared {
  readonly bin: string;
  readonly identity: Identity;
}

export async function prepareCluster(
  cluster: Cluster,
  settings: EmbeddedSettings,
): Promise<Result<Prepared, DatabaseError>> {
  try {
    await makeFolder(cluster.dataFolder);
    const programs = await choosePrograms(cluster, settings);
    if (!programs.ok) return programs;
    const { bin, chosen } = programs.value;
    if (!(await isInitialised(cluster))) {
      settings.onStep?.("creating");
      const made = await initialise(cluster, bin, chosen);
      if (!made.ok) return made;
    }
    const readable = await checkDataVersion(cluster, chosen.major);
    if (!readable.ok) return readable;
    await takeOver(cluster, chosen);
    return ok({ bin, identity: chosen.identity });
  } catch (error) {
    const problem = folderProblem(cluster, error);
    if (problem) return err(problem);
    throw error;
  }
}

interface Programs {
  readonly bin: string;
  readonly chosen: ChosenIdentity;
}

async function choosePrograms(
  cluster: Cluster,
  { root, chosenBinaries, identities }: EmbeddedSettings,
): Promise<Result<Programs, DatabaseError>> {
  const found = await findBinaries(root, chosenBinaries);
  if (!found.ok) return found;
  const { bin, native } = found.value;
  if (native === null || (await makeLinks(native))) {
    const chosen = await chooseIdentity(bin, cluster, identities);
    if (chosen.ok) return ok({ bin, chosen: chosen.value });
    if (native === null || process.getuid?.() !== 0) return chosen;
  }
  // The package lies where it cannot be written, or where only root may go.
  const copy = await copyBinaries(native, cluster.dataFolder);
  await chmod(cluster.dataFolder, 0o711);
  const chosen = await chooseIdentity(copy.bin, cluster, identities);
  return chosen.ok ? ok({ bin: copy.bin, chosen: chosen.value }) : chosen;
}

const FOLDER_PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: "may not be written by this user",
  EPERM: "may not be written by this user",
  EROFS: "is on a read-only disk",
  ENOENT: "cannot be made there",
  ENOTDIR: "is not a folder",
  EEXIST: "is not a folder",
  ENAMETOOLONG: "has too long a name",
};

function folderProblem({ dataFolder }: Cluster, error: unknown): DatabaseError | null {
  const code = errorCodeOf(error) ?? "";
  if (code === "ENOSPC" || code === "EDQUOT") {
    return {
      code: "disk-full",
      message: `The disk of ${dataFolder} is full. Free some space, or name another folder in TIERSCOPE_DATA.`,
    };
  }
  const what = FOLDER_PROBLEMS[code];
  if (what === undefined) return null;
  const detail = error instanceof Error ? error.message : code;
  return {
    code: "data-folder-unusable",
    message: `The data folder ${dataFolder} ${what} (${detail}). Correct that, or name another folder in TIERSCOPE_DATA.`,
  };
}
