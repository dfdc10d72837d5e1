import { type LiveAttempt, MOST_LIVE } from "../wire/live.ts";

/** Before: what ended later; of one moment the later attempt, then by key, so that the order is the same everywhere. */
export const byLatest = (one: LiveAttempt, other: LiveAttempt): number =>
  (other.endedUs ?? 0) - (one.endedUs ?? 0) ||
  (other.attempt ?? 0) - (one.attempt ?? 0) ||
  (one.key < other.key ? 1 : -1);

/** Attempts after others have landed, each once as it was last told, the latest first, at most as many as are listed. */
export function withLanded(
  known: readonly LiveAttempt[],
  landed: readonly LiveAttempt[],
): readonly LiveAttempt[] {
  const again = new Set(landed.map(({ key }) => key));
  const all = [...landed, ...known.filter(({ key }) => !again.has(key))];
  return all.sort(byLatest).slice(0, MOST_LIVE);
}

/** Records by source after others have landed. */
export function withSources(
  before: Readonly<Record<string, number>>,
  landed: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { ...before };
  for (const [source, records] of Object.entries(landed)) {
    sums[source] = (sums[source] ?? 0) + records;
  }
  return sums;
}
