import { connect, type Sql } from "./connect.ts";
import type { Database } from "./database.ts";
import { LANDED_CHANNEL, type LandedNote, readNote } from "./landed-note.ts";

interface Follower {
  readonly onLanded: (note: LandedNote) => void;
  /** It listens again after a time in which it heard nothing. */
  readonly onAgain: () => void;
}

export interface Listening {
  close(): Promise<void>;
}

const RETRY_MS = 1_000;

/** Listens for what is committed, on a connection of its own that is opened again whenever it is lost. */
export function listenLanded(
  { address, workspace }: Pick<Database, "address" | "workspace">,
  { onLanded, onAgain }: Follower,
): Listening {
  let current: Sql | null = null;
  let retry: NodeJS.Timeout | null = null;
  let hasListened = false;
  let isOver = false;

  const onNote = (text: string): void => {
    const note = readNote(text);
    if (note?.workspace === workspace) onLanded(note);
  };
  const open = (): void => {
    let isLost = false;
    const onLost = (): void => {
      if (isLost || isOver) return;
      isLost = true;
      void sql.end({ timeout: 0 });
      retry = setTimeout(open, RETRY_MS);
      retry.unref();
    };
    const sql = connect(address, { max: 1, isPlain: true, onLost, onNote });
    current = sql;
    sql.unsafe(`listen ${LANDED_CHANNEL}`).then(() => {
      if (hasListened) onAgain();
      hasListened = true;
    }, onLost);
  };
  open();
  return {
    async close() {
      isOver = true;
      if (retry !== null) clearTimeout(retry);
      await current?.end({ timeout: 0 });
    },
  };
}
