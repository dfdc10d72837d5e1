import type { Database } from "../database.ts";
import { LANDED_CHANNEL, MOST_KEYS_TOLD, printNote } from "../landed-note.ts";

interface Untold {
  landed: number;
  readonly keys: string[];
}

/** Batches of so long are told together: pages follow no faster, and each telling is a statement. */
const TOGETHER_MS = 50;

const untold = new WeakMap<Database, Map<number, Untold>>();

async function tell({ sql, workspace }: Database, sources: Map<number, Untold>): Promise<void> {
  const notes = [...sources].map(([importId, { landed, keys }]) =>
    printNote({ workspace, importId, landed, keys }),
  );
  try {
    // A note need not outlive a power cut: the commit that it tells of does.
    await sql`
      select set_config('synchronous_commit', 'off', true), pg_notify(${LANDED_CHANNEL}, note)
      from unnest(${notes}::text[]) note`;
  } catch {
    // The records are stored. Whoever looks finds them without a note, only later.
  }
}

/** Tells every process that calls of a source were committed. Does not wait, and never fails. */
export function tellLanded(db: Database, importId: number, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const sources = untold.get(db) ?? new Map<number, Untold>();
  const source = sources.get(importId) ?? { landed: 0, keys: [] };
  source.landed += keys.length;
  source.keys.push(...keys.slice(-MOST_KEYS_TOLD));
  source.keys.splice(0, source.keys.length - MOST_KEYS_TOLD);
  sources.set(importId, source);
  if (untold.has(db)) return;
  untold.set(db, sources);
  const timer = setTimeout(() => {
    untold.delete(db);
    void tell(db, sources);
  }, TOGETHER_MS);
  timer.unref();
}
