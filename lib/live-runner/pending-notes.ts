import type { LandedNote } from "../db/landed-note.ts";

/** Of each source: more scroll by than anybody reads. */
const MOST_KEYS = 400;

export interface PendingNotes {
  /** Whether nothing was waiting before it. */
  add(note: LandedNote): boolean;
  /** All that waits, one note for each source; nothing waits behind. */
  take(): readonly LandedNote[];
}

/** Notes that came while others were worked on, together: however many come, few keys wait. */
export function pendingNotes(): PendingNotes {
  let waiting = new Map<number, LandedNote>();
  return {
    add(note) {
      const isFirst = waiting.size === 0;
      const before = waiting.get(note.importId);
      const keys = [...(before?.keys ?? []), ...note.keys].slice(-MOST_KEYS);
      const landed = (before?.landed ?? 0) + note.landed;
      waiting.set(note.importId, { ...note, landed, keys });
      return isFirst;
    },
    take() {
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
  };
}
