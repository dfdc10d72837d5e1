import { setTimeout as sleep } from "node:timers/promises";

export interface Load {
  readonly rowsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rows: number;
}

export type Send = (writer: number) => Promise<number>;

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** Writers that send as fast as they are answered, or together so many rows a second. */
export async function load(
  writers: number,
  seconds: number,
  send: Send,
  paced: { readonly rowsPerSecond: number; readonly batch: number } | null = null,
): Promise<Load> {
  const took: number[] = [];
  let rows = 0;
  const start = performance.now();
  const until = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      const everyMs = paced === null ? 0 : (1_000 * paced.batch * writers) / paced.rowsPerSecond;
      // Each begins within the others' interval; a late batch is late for all that wait behind it.
      for (let due = start + (everyMs * writer) / writers; ; due += everyMs) {
        const waitMs = due - performance.now();
        if (paced !== null && waitMs > 0) await sleep(waitMs);
        const begunMs = paced === null ? performance.now() : due;
        if (begunMs >= until) break;
        const sent = await send(writer); // read before the sum, to which other writers add meanwhile
        rows += sent;
        took.push(performance.now() - begunMs);
      }
    }),
  );
  const passed = (performance.now() - start) / 1_000;
  const sorted = took.toSorted((a, b) => a - b);
  return {
    rowsPerSecond: Math.round(rows / passed),
    p50Ms: Math.round(quantile(sorted, 0.5) * 10) / 10,
    p99Ms: Math.round(quantile(sorted, 0.99) * 10) / 10,
    rows,
  };
}
