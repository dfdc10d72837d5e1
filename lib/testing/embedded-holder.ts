import { cp } from "node:fs/promises";
import { afterAll } from "vitest";
import { type EmbeddedServer, holdEmbeddedServer } from "../db/embedded/embedded-server.ts";
import type { EmbeddedSettings, ServerSettings } from "../db/embedded/embedded-settings.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { makeTestFolder, removeTestFolder } from "./test-folder.ts";

/** Killed servers whose data is deleted cannot be followed by one that frees their shared memory. */
export const LEAVES_NOTHING: ServerSettings = {
  shared_buffers: "32MB",
  dynamic_shared_memory_type: "mmap",
};

export type HoldOptions = Partial<EmbeddedSettings>;

export interface EmbeddedHolder {
  /** A new, empty folder, removed with its server when the tests are over. */
  newFolder(place?: string): Promise<string>;
  /** A new data folder in which a database was made and stopped. */
  readyFolder(): Promise<string>;
  /** Everything that a start needs. */
  settings(dataFolder: string, options?: HoldOptions): EmbeddedSettings;
  /** What one process of the product does with its embedded database; throws where it may not fail. */
  hold(dataFolder: string, options?: HoldOptions): Promise<EmbeddedServer>;
}

export function embeddedHolder(): EmbeddedHolder {
  const folders: string[] = [];
  afterAll(async () => {
    for (const folder of folders) await removeTestFolder(folder);
  });
  const settings = (dataFolder: string, options: HoldOptions = {}): EmbeddedSettings => ({
    dataFolder,
    root: projectRoot(),
    chosenBinaries: postgresBinaries(),
    serverSettings: LEAVES_NOTHING,
    ...options,
  });
  const newFolder = async (place?: string): Promise<string> => {
    const folder = await makeTestFolder(place);
    folders.push(folder);
    return folder;
  };
  const hold = async (dataFolder: string, options?: HoldOptions): Promise<EmbeddedServer> => {
    const server = await holdEmbeddedServer(settings(dataFolder, options));
    if (!server.ok) throw new Error(server.error.message);
    return server.value;
  };
  let original: Promise<string> | null = null;
  const makeOriginal = async (): Promise<string> => {
    const folder = await newFolder();
    await (await hold(folder)).release();
    return folder;
  };
  const readyFolder = async (): Promise<string> => {
    original ??= makeOriginal();
    const folder = await newFolder();
    await cp(await original, folder, { recursive: true });
    return folder;
  };
  return { settings, newFolder, readyFolder, hold };
}
