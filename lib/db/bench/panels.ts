import type { CellFilter, CellSplit } from "../../analytics/cost-cell.ts";
import type { OperationSplit } from "../../analytics/operation-cell.ts";
import { priceServed } from "../../analytics/price-cell.ts";
import type { SpeedSplit } from "../../analytics/speed-cell.ts";
import { Statement } from "../../analytics/statement.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { dimensionValues } from "../queries/dimension-values.ts";
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

const rolled = (name: string, ask: Panel["ask"], raw: Panel["raw"] = null): Panel => ({
  ...{ name, limitMs: ROLLED, ask, raw },
});

const UTC: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };

/** The panels of issue 4 that roll-ups answer, in UTC or the zone, and the samples. */
export const panels = (db: Database, zone: string): readonly Panel[] => [
  ...costPanels(db, zone),
  ...speedPanels(db, zone),
  ...operationPanels(db),
  ...samplePanels(db),
];

function costPanels(db: Database, zone: string): readonly Panel[] {
  const local: CellFilter = { ...UTC, zone };
  const cost = (filter: CellFilter, splits: readonly CellSplit[]) => async () => {
    const { cells } = await rollupCells(db, { filter, splits }, FRAME);
    for (const cell of cells) priceServed(PRICE_BOOK, cell);
    return cells.length;
  };
  const refusedByHour = async () => {
    const splits = ["hourOfWeek"] as const;
    const counted = ["tierRequested"] as const;
    return (await rollupCells(db, { filter: local, splits, counted }, FRAME)).cells.length;
  };
  const atEveryTier = async () => {
    const { cells } = await rollupCells(db, { filter: UTC, splits: [] }, FRAME);
    const statement = new Statement(PRICE_BOOK);
    for (const cell of cells) statement.add(cell);
    return cells.length;
  };
  return [
    rolled("values that filters offer", async () => {
      const { models, projects, apiKeys } = await dimensionValues(db, FRAME);
      return models.length + projects.length + apiKeys.length;
    }),
    rolled(
      "spend by day",
      cost(UTC, ["day"]),
      rawSums(`date_bin('1 day', at, 'epoch'), ${PRICED}`),
    ),
    rolled(`spend by day, ${zone}`, cost(local, ["day"])),
    rolled("spend by model, every tier", atEveryTier, rawSums(PRICED)),
    rolled("spend by project", cost(UTC, ["project"]), rawSums(`project, ${PRICED}`)),
    rolled("spend by workload and project", cost(UTC, ["project", "workload"])),
    rolled("spend by key", cost(UTC, ["apiKey"])),
    rolled("spend of one project by day", cost({ ...UTC, projects: ["project-3"] }, ["day"])),
    rolled("spend of one key by day", cost({ ...UTC, apiKeys: ["key-3"] }, ["day"])),
    rolled("spend by week", cost(local, ["week"])),
    rolled(`spend by hour of week, ${zone}`, cost(local, ["hourOfWeek"])),
    rolled(`records by hour of week, tier and cause, ${zone}`, refusedByHour),
  ];
}

function speedPanels(db: Database, zone: string): readonly Panel[] {
  const local: CellFilter = { ...UTC, zone };
  const speed =
    (filter: CellFilter, splits: readonly SpeedSplit[], durations?: ["latency"] | []) => async () =>
      (await speedCells(db, { filter, splits, ...(durations && { durations }) }, FRAME)).length;
  const byTier = `date_bin('1 day', at, 'epoch'), tier_served`;
  return [
    rolled(
      `429 share by hour of week, ${zone}`,
      speed(local, ["hourOfWeek", "tierRequested", "errorClass"], []),
      rawSums("extract(isodow from at), extract(hour from at), tier_requested, error_class"),
    ),
    rolled("latency by tier and day", speed(UTC, ["tierServed", "day"]), (one) =>
      one.sql.unsafe(`
        select ${byTier}, percentile_cont(array[0.5, 0.9, 0.95, 0.99]) within group (order by latency_ms)
        from calls where workspace = 1 group by ${byTier}`),
    ),
    rolled(`latency by tier and day, ${zone}`, speed(local, ["tierServed", "day"])),
    rolled("latency by model and tier", speed(UTC, ["model", "tierServed"])),
    rolled(
      "latency by workload, model and tier",
      speed(UTC, ["workload", "model", "tierServed"], ["latency"]),
    ),
    rolled(
      "latency by tier and output size",
      speed(UTC, ["tierServed", "outputSize"], ["latency"]),
    ),
  ];
}

function operationPanels(db: Database): readonly Panel[] {
  const operation = (splits: readonly OperationSplit[]) => async () =>
    (await operationCells(db, { filter: UTC, splits }, FRAME)).length;
  return [
    rolled("operations by tier and day", operation(["tierRequested", "day"]), (one) =>
      one.sql.unsafe(`
        select tier_requested, date_bin('1 day', at, 'epoch'), count(*), sum(tries) from (
          select coalesce(operation_id, key::text), min(at) as at, min(tier_requested) as tier_requested, count(*) as tries
          from calls where workspace = 1 group by 1) operations group by 1, 2`),
    ),
    rolled(
      "operations by first error and fallback",
      operation(["firstErrorClass", "fellBack", "attemptsEach"]),
    ),
    rolled(
      "operations by hour, tier and first error",
      operation(["hour", "tierRequested", "firstErrorClass"]),
    ),
    rolled("operations by hour of the week", operation(["hourOfWeek", "firstErrorClass"])),
  ];
}

function samplePanels(db: Database): readonly Panel[] {
  const sampled = (name: string, filter: CellFilter): Panel => ({
    ...{ name, limitMs: SAMPLED, raw: null },
    ask: async () => (await sampleCalls(db, { filter, most: 200_000 }, FRAME)).rows.length,
  });
  return [
    sampled("sample of all calls", UTC),
    sampled("sample of one project", { ...UTC, projects: ["project-3"] }),
    sampled("sample of one tier", { ...UTC, tiers: ["flex"] }),
  ];
}
