import type { CallPlace } from "../../analytics/call-cursor.ts";
import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { workloadOf } from "../../analytics/workload-rule.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import type { KnownNames } from "./call-rows.ts";
import { countCalls } from "./count-calls.ts";
import { callsScope, type FoundCalls, listCallsByTime } from "./list-calls.ts";
import { listWorkloads } from "./list-workloads.ts";
import { rollupCells } from "./rollup-cells.ts";
import { syntheticShare } from "./synthetic-share.ts";

/** A stored record, or an hour's like ones summed. */
export interface WalkedRecord {
  readonly record: UsageRecord & { readonly bandInput?: number | null };
  /** Prices as the record does, whatever of its hours `startUs` names. */
  readonly pricedUs: number;
  readonly records: number;
}

export interface WalkQuestion {
  readonly filter: CellFilter;
  /** The most calls that are read one by one. */
  readonly mostCalls: number;
}

/** Whether calls come one by one, with the records a few thousand at a time. */
export interface RecordWalk {
  readonly areCallsSingle: boolean;
  readonly calls: number;
  readonly batches: AsyncIterable<readonly WalkedRecord[]>;
}

const AT_ONCE = 2_000;
const SPLITS = ["hour", "project", "workload", "apiKey", "endpoint"] as const;

/** Hourly sums as records: they price alike, and their requests are spread over the hour. */
function recordOfCell(cell: CostCell): WalkedRecord {
  const startUs = cell.bucket ?? cell.startUs;
  const { provider, model, tierRequested, tierServed, region, outcome, errorClass } = cell;
  const { project, workload, apiKey, endpoint } = cell;
  const { inputTotal, inputCached, inputCacheWrite, inputCacheWrite1h, outputTotal, reasoning } =
    cell;
  const record = {
    ...blankRecord(cell.grain, startUs),
    ...{ endUs: startUs + US_PER_HOUR, requests: cell.requests > 0 ? cell.requests : null },
    ...{ provider, model, tierRequested, tierServed, region, outcome, errorClass },
    ...{ project, workload, apiKey, endpoint },
    ...{ inputTotal, inputCached, inputCacheWrite, inputCacheWrite1h, outputTotal, reasoning },
    ...(cell.bandInput === undefined ? {} : { bandInput: cell.bandInput }),
  };
  return { record, pricedUs: cell.startUs, records: cell.records };
}

/** Workloads are told as the user's rules name them. */
async function* singleCalls(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): AsyncGenerator<readonly WalkedRecord[]> {
  const rules = await listWorkloads(db);
  const isMixed = (await syntheticShare(db)) === "some";
  const wish = { filter, isMixed, operationId: null, keys: null };
  const scope = await callsScope(db, frame, wish);
  if (scope === null) return;
  const known: KnownNames = new Map();
  const order = { sort: "time", descending: false } as const;
  let place: CallPlace | null = null;
  do {
    const page: FoundCalls = await listCallsByTime(
      db,
      { order, limit: AT_ONCE, place },
      scope,
      known,
    );
    yield page.calls.map(({ record }) => ({
      record: { ...record, workload: workloadOf(record, rules) },
      pricedUs: record.startUs,
      records: 1,
    }));
    place = page.next;
  } while (place !== null);
}

/**
 * What a filter means, for a simulation: calls one by one in order of time where there are not too many of them, else
 * summed by the hour like aggregate rows. Calls and aggregate rows of the same usage come once.
 */
export async function walkRecords(
  db: Database,
  { filter, mostCalls }: WalkQuestion,
  frame: PriceFrame,
): Promise<RecordWalk> {
  const { calls } = await countCalls(db, filter, frame);
  const { cells } = await rollupCells(db, { filter, splits: SPLITS }, frame);
  const areCallsSingle = calls <= mostCalls && cells.some(({ grain }) => grain === "call");
  async function* batches(): AsyncGenerator<readonly WalkedRecord[]> {
    if (areCallsSingle) yield* singleCalls(db, filter, frame);
    yield cells
      .filter(({ grain }) => grain !== "cost" && !(areCallsSingle && grain === "call"))
      .map(recordOfCell);
  }
  return { areCallsSingle, calls, batches: batches() };
}
