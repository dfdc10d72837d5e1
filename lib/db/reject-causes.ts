import type { RejectedRow } from "./chunk.ts";
import type { RejectCause } from "./import-state.ts";

/** Causes kept apart; rejects of further ones are counted together. */
const MOST_CAUSES = 200;

const OTHER = { field: null, code: "other", expected: "see the list of rejected rows" };

/** The causes with the rejects of a chunk counted in, most rows first. */
export function countCauses(
  before: readonly RejectCause[],
  rejects: readonly RejectedRow[],
): readonly RejectCause[] {
  if (rejects.length === 0) return before;
  const keyOf = ({ field, code, expected }: Omit<RejectCause, "rows">): string =>
    JSON.stringify([field, code, expected]);
  const causes = new Map(before.map((cause) => [keyOf(cause), cause]));
  for (const { problem } of rejects) {
    const { field, code, expected } = problem;
    const isRoom = causes.size < MOST_CAUSES || causes.has(keyOf(problem));
    const cause = isRoom ? { field, code, expected } : OTHER;
    const key = keyOf(cause);
    causes.set(key, { ...cause, rows: (causes.get(key)?.rows ?? 0) + 1 });
  }
  return [...causes.values()].sort((a, b) => b.rows - a.rows);
}
