import path from "node:path";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const stagingFolder = (dataFolder: string): string => path.join(dataFolder, "staging");

/** The bytes of an upload by its id; `null` for anything that is no id of ours. */
export function stagedPath(dataFolder: string, id: string): string | null {
  return ID.test(id) ? path.join(stagingFolder(dataFolder), id) : null;
}
