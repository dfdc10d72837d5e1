import type { CellFilter, CellSplit } from "../../analytics/cost-cell.ts";
import type { OperationSplit } from "../../analytics/operation-cell.ts";
import { priceServed } from "../../analytics/price-cell.ts";
import type { SpeedSplit } from "../../analytics/speed-cell.ts";
import { Statement } from "../../analytics/statement.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { operationCells } from "../queries/operation-cells.ts";
import { rollupCells } from "../queries/rollup-cells.ts";
import { sampleCalls } from "../queries/sample-calls.ts";
import { speedCells } from "../queries/speed-cells.ts";

/** Something that a page shows, asked as the page does. */
export interface Panel {
  readonly name: string;
  readonly limitMs: number;
  /** Answers how many cells or calls came. */
  ask(): Promise<number>;
  /** The same from the calls themselves. */
  readonly raw: ((db: Database) => Promise<unknown>) | null;
}

const FRAME = priceFrameOf(PRICE_BOOK);
const ROLLED = 100;
const SAMPLED = 1_000;
const TOKENS = `sum(input_total), sum(input_cached), sum(input_cache_write), sum(output_total)`;
const PRICED = `provider, model, tier_requested, tier_served, outcome, error_class`;

const rawSums =
  (keys: string) =>
  (db: Database): Promise<unknown> =>
    db.sql.unsafe(
      `select ${keys}, count(*), ${TOKENS} from calls where workspace = 1 group by ${keys}`,
    );

/** The panels of issue 4 that roll-ups answer, in UTC or the zone, and the samples. */
export function panels(db: Database, zone: string): readonly Panel[] {
  const all = { fromUs: null, toUs: null };
  const utc: CellFilter = { ...all, zone: "UTC" };
  const local: CellFilter = { ...all, zone };
  const cost =
    (filter: CellFilter, splits: readonly CellSplit[], tiers = false) =>
    async () => {
      const { cells } = await rollupCells(db, { filter, splits }, FRAME);
      if (tiers) {
        const statement = new Statement(PRICE_BOOK);
        for (const cell of cells) statement.add(cell);
      } else for (const cell of cells) priceServed(PRICE_BOOK, cell);
      return cells.length;
    };
  const speed = (filter: CellFilter, splits: readonly SpeedSplit[]) => async () =>
    (await speedCells(db, { filter, splits }, FRAME)).length;
  const operation = (filter: CellFilter, splits: readonly OperationSplit[]) => async () =>
    (await operationCells(db, { filter, splits }, FRAME)).length;
  const sample = (filter: CellFilter) => async () =>
    (await sampleCalls(db, { filter, most: 200_000 }, FRAME)).rows.length;
  const rolled = (name: string, ask: Panel["ask"], raw: Panel["raw"] = null): Panel => ({
    ...{ name, limitMs: ROLLED, ask, raw },
  });
  const sampled = (name: string, ask: Panel["ask"]): Panel => ({
    ...{ name, limitMs: SAMPLED, ask, raw: null },
  });
  const byTier = `date_bin('1 day', at, 'epoch'), tier_served`;
  return [
    rolled(
      "spend by day",
      cost(utc, ["day"]),
      rawSums(`date_bin('1 day', at, 'epoch'), ${PRICED}`),
    ),
    rolled(`spend by day, ${zone}`, cost(local, ["day"])),
    rolled("spend by model, every tier", cost(utc, [], true), rawSums(PRICED)),
    rolled("spend by project", cost(utc, ["project"]), rawSums(`project, ${PRICED}`)),
    rolled("spend by workload and project", cost(utc, ["project", "workload"])),
    rolled("spend by key", cost(utc, ["apiKey"])),
    rolled("spend of one project by day", cost({ ...utc, projects: ["project-3"] }, ["day"])),
    rolled("spend of one key by day", cost({ ...utc, apiKeys: ["key-3"] }, ["day"])),
    rolled("spend by week", cost(local, ["week"])),
    rolled(
      `429 share by hour of week, ${zone}`,
      cost(local, ["hourOfWeek"]),
      rawSums(`extract(isodow from at), extract(hour from at), ${PRICED}`),
    ),
    rolled("latency by tier and day", speed(utc, ["tierServed", "day"]), (one) =>
      one.sql.unsafe(`
        select ${byTier}, percentile_cont(array[0.5, 0.9, 0.95, 0.99]) within group (order by latency_ms)
        from calls where workspace = 1 group by ${byTier}`),
    ),
    rolled(`latency by tier and day, ${zone}`, speed(local, ["tierServed", "day"])),
    rolled("latency by model and tier", speed(utc, ["model", "tierServed"])),
    rolled("latency by workload, model and tier", speed(utc, ["workload", "model", "tierServed"])),
    rolled("latency by tier and output size", speed(utc, ["tierServed", "outputSize"])),
    rolled("operations by tier and day", operation(utc, ["tierRequested", "day"]), (one) =>
      one.sql.unsafe(`
        select tier_requested, date_bin('1 day', at, 'epoch'), count(*), sum(tries) from (
          select coalesce(operation_id, key::text), min(at) as at, min(tier_requested) as tier_requested, count(*) as tries
          from calls where workspace = 1 group by 1) operations group by 1, 2`),
    ),
    rolled(
      "operations by first error and fallback",
      operation(utc, ["firstErrorClass", "fellBack", "attemptsEach"]),
    ),
    sampled("sample of all calls", sample(utc)),
    sampled("sample of one project", sample({ ...utc, projects: ["project-3"] })),
    sampled("sample of one tier", sample({ ...utc, tiers: ["flex"] })),
  ];
}
