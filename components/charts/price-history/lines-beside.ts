import type { HistoryRow } from "./history-model.ts";

interface Beside {
  /** 0 lies on its price, 1 beside it, and so on. */
  readonly lane: number;
  /** The first line that it would else lie on; `null` = none. */
  readonly beside: string | null;
  /** It would lie on that line everywhere. */
  readonly always: boolean;
}

const priceOf = ({ drawn }: HistoryRow, id: string): number | null => drawn[id] ?? null;

/** Whether two lines share a stretch of time at one price, and whether they are one line all along. */
function compare(one: string, other: string, rows: readonly HistoryRow[]) {
  const same = (row: HistoryRow): boolean => priceOf(row, one) === priceOf(row, other);
  const meets = rows.some((row, place) => {
    const next = rows[place + 1];
    if (!next || next.at === row.at || priceOf(row, one) === null) return false;
    return priceOf(next, one) !== null && same(row) && same(next);
  });
  return { meets, always: meets && rows.every(same) };
}

/** In which lane each line is drawn so that none hides another; lines are in the order in which they are drawn. */
export function linesBeside(
  ids: readonly string[],
  rows: readonly HistoryRow[],
): ReadonlyMap<string, Beside> {
  const lanes = new Map<string, Beside>();
  for (const id of ids) {
    const met = [...lanes]
      .map(([other, { lane }]) => ({ other, lane, ...compare(other, id, rows) }))
      .filter(({ meets }) => meets);
    const taken = new Set(met.map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    const [first] = met;
    lanes.set(id, { lane, beside: first?.other ?? null, always: first?.always ?? false });
  }
  return lanes;
}
