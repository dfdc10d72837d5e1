import { ok } from "../core/result.ts";
import type { Gathering, ImportRows } from "./run-import.ts";

export interface WholeChunk extends ImportRows {
  readonly rowsDone: number;
}

/** Gathers a chunk's rows as they are, for whoever looks at each of them. */
export function wholeChunk(): Gathering<WholeChunk, never> {
  const parts: ImportRows[] = [];
  return {
    async add(rows) {
      parts.push(rows);
      return ok(null);
    },
    end(rowsDone) {
      const skips: Record<string, number> = {};
      for (const part of parts) {
        for (const [reason, rows] of Object.entries(part.skips)) {
          skips[reason] = (skips[reason] ?? 0) + rows;
        }
      }
      return {
        records: parts.flatMap(({ records }) => records),
        rejects: parts.flatMap(({ rejects }) => rejects),
        skips,
        received: parts.reduce((sum, { received }) => sum + received, 0),
        rowsDone,
      };
    },
  };
}
