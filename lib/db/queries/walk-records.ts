import type { CallPlace } from "../../analytics/call-cursor.ts";
import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { type WorkloadRule, workloadOf } from "../../analytics/workload-rule.ts";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { isoFromUs, US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { countCalls } from "./count-calls.ts";
import { type FlexAttempt, flexAttempts } from "./flex-attempts.ts";
import { keysBelow, sampledByKey } from "./key-sample.ts";
import { type CallsScope, callsScope, pageByTime } from "./list-calls.ts";
import { listWorkloads } from "./list-workloads.ts";
import { type PackedCall, packedCalls } from "./packed-calls.ts";
import { rollupCells } from "./rollup-cells.ts";
import { syntheticShare } from "./synthetic-share.ts";

/** A stored record, or an hour's like ones summed. */
export interface WalkedRecord {
  readonly record: UsageRecord & {
    readonly bandInput?: number | null;
    /** The source's own word for the workload, where the user's rules may have made another of it. */
    readonly tag?: string | null;
  };
  /** Prices as the record does, whatever of its hours `startUs` names. */
  readonly pricedUs: number;
  readonly records: number;
  /** Calls of an hour, summed. */
  readonly isSum: boolean;
}

export interface WalkQuestion {
  readonly filter: CellFilter;
  /** The most calls that are read one by one. */
  readonly mostCalls: number;
}

/** What sums by the hour do not tell of their calls. */
export interface BesideSums {
  /** Calls chosen by their keys alone: how long such calls take. They are in the sums already. */
  readonly sampled: readonly WalkedRecord[];
  /** The latest attempts at flex. */
  readonly attempts: readonly FlexAttempt[];
}

export interface RecordWalk {
  readonly calls: number;
  /** A few thousand at a time. */
  readonly batches: AsyncIterable<readonly WalkedRecord[]>;
  /** `null` where calls come one by one. */
  readonly besideSums: BesideSums | null;
}

const AT_ONCE = 20_000;
const SPLITS = ["hour", "project", "workload", "apiKey", "endpoint"] as const;
const MOST_SAMPLED = 50_000;
/** What is fitted to attempts takes no more of them. */
const MOST_ATTEMPTS = 100_000;

/** Hourly sums as records: they price alike, and their requests are spread over the hour. */
function recordOfCell(cell: CostCell, rules: readonly WorkloadRule[]): WalkedRecord {
  const startUs = cell.bucket ?? cell.startUs;
  const { provider, model, tierRequested, tierServed, region, outcome, errorClass } = cell;
  const { project, workload, apiKey, endpoint } = cell;
  const { inputTotal, inputCached, inputCacheWrite, inputCacheWrite1h, outputTotal, reasoning } =
    cell;
  const record = {
    ...blankRecord(cell.grain, startUs),
    ...{ endUs: startUs + US_PER_HOUR, requests: cell.requests > 0 ? cell.requests : null },
    ...{ provider, model, tierRequested, tierServed, region, outcome, errorClass },
    ...{ project, workload, apiKey, endpoint, tag: workload },
    ...{ inputTotal, inputCached, inputCacheWrite, inputCacheWrite1h, outputTotal, reasoning },
    ...(cell.bandInput === undefined ? {} : { bandInput: cell.bandInput }),
  };
  const named = { ...record, workload: workloadOf(record, rules) };
  const isSum = cell.grain === "call";
  return { record: named, pricedUs: cell.startUs, records: cell.records, isSum };
}

function recordOfCall({ record }: PackedCall, rules: readonly WorkloadRule[]): WalkedRecord {
  const { workload: tag, startUs } = record;
  // Copied only where there is something to change: most have no rules, and there are hundreds of thousands.
  const named =
    rules.length === 0 ? record : { ...record, workload: workloadOf(record, rules), tag };
  return { record: named, pricedUs: startUs, records: 1, isSum: false };
}

async function* singleCalls(
  db: Database,
  scope: CallsScope,
  rules: readonly WorkloadRule[],
): AsyncGenerator<readonly WalkedRecord[]> {
  const pageFrom = (place: CallPlace | null) =>
    pageByTime(db, { descending: false, limit: AT_ONCE, place }, scope, (tail) =>
      packedCalls(db, tail),
    );
  let asked = pageFrom(null);
  for (;;) {
    const { calls, next } = await asked;
    if (next !== null) {
      // The server looks for the next page while this one is worked on; nobody may come to wait for it.
      asked = pageFrom(next);
      asked.catch(() => undefined);
    }
    yield calls.map((call) => recordOfCall(call, rules));
    if (next === null) return;
  }
}

async function besideSums(
  db: Database,
  scope: CallsScope,
  { calls, rules }: { readonly calls: number; readonly rules: readonly WorkloadRule[] },
): Promise<BesideSums> {
  const { sql, workspace } = db;
  const { span, condition } = scope;
  const below = keysBelow({ most: MOST_SAMPLED, of: calls, inRange: calls });
  const sampled = await packedCalls(
    db,
    sql`from calls where workspace = ${workspace}
      and at >= ${isoFromUs(span.fromUs)}::text::timestamptz and at < ${isoFromUs(span.toUs)}::text::timestamptz
      ${sampledByKey(db, below)} ${condition()} order by at, key`,
  );
  return {
    sampled: sampled.map((call) => recordOfCall(call, rules)),
    attempts: await flexAttempts(db, scope, MOST_ATTEMPTS),
  };
}

/**
 * What a filter means, for a simulation: calls one by one in order of time where there are not too many of them, else
 * summed by the hour like aggregate rows. Calls and aggregate rows of the same usage come once. Workloads are told as
 * the user's rules name them.
 */
export async function walkRecords(
  db: Database,
  { filter, mostCalls }: WalkQuestion,
  frame: PriceFrame,
): Promise<RecordWalk> {
  const { calls } = await countCalls(db, filter, frame);
  const { cells } = await rollupCells(db, { filter, splits: SPLITS, asTold: true }, frame);
  const rules = await listWorkloads(db);
  const isMixed = (await syntheticShare(db)) === "some";
  const question = { filter, isMixed, operationId: null, keys: null };
  const scope = cells.some(({ grain }) => grain === "call")
    ? await callsScope(db, frame, question)
    : null;
  const single = calls <= mostCalls ? scope : null;
  async function* batches(): AsyncGenerator<readonly WalkedRecord[]> {
    if (single !== null) yield* singleCalls(db, single, rules);
    yield cells
      .filter(({ grain }) => grain !== "cost" && !(single !== null && grain === "call"))
      .map((cell) => recordOfCell(cell, rules));
  }
  const isSummed = scope !== null && single === null;
  return {
    calls,
    batches: batches(),
    besideSums: isSummed ? await besideSums(db, scope, { calls, rules }) : null,
  };
}
