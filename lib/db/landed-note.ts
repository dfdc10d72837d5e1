/** The channel on which processes tell each other what was committed. */
export const LANDED_CHANNEL = "tierscope_landed";

/** What of live batches is told once they are committed: ids alone. */
export interface LandedNote {
  readonly workspace: number;
  /** The source of the calls. */
  readonly importId: number;
  /** Calls that are new, or of which more is known. */
  readonly landed: number;
  /** The last of their keys: as many as a note holds. */
  readonly keys: readonly string[];
}

/** PostgreSQL takes 8,000 bytes; a key has 36. */
export const MOST_KEYS_TOLD = 200;

/** The note as one line of text, shorter than 8,000 bytes. */
export const printNote = ({ workspace, importId, landed, keys }: LandedNote): string =>
  [workspace, importId, landed, keys.slice(-MOST_KEYS_TOLD).join(",")].join(" ");

const NOTE = /^(\d+) (\d+) (\d+) ((?:[0-9a-f-]{36}(?:,|$))*)$/;

/** The note that a text tells; `null` where it tells none. */
export function readNote(text: string): LandedNote | null {
  const [, workspace, importId, landed, keys] = NOTE.exec(text) ?? [];
  if (keys === undefined) return null;
  return {
    workspace: Number(workspace),
    importId: Number(importId),
    landed: Number(landed),
    keys: keys === "" ? [] : keys.split(","),
  };
}
