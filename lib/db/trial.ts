import type { Fragment } from "postgres";
import type { CostCell } from "../analytics/cost-cell.ts";
import type { UsageRecord } from "../core/record.ts";
import type { KeyedRecord } from "./chunk.ts";
import type { TransactionSql } from "./connect.ts";
import type { Database } from "./database.ts";
import { liveNames } from "./live-names.ts";
import type { PriceFrame } from "./price-frame.ts";
import { CELL_FACTS, factCells } from "./queries/fact-cells.ts";
import { type Period, type StayingBucket, stayingBuckets } from "./queries/staying-buckets.ts";
import { type StoredBatch, storedBatches } from "./queries/stored-batches.ts";
import { ToldCalls } from "./told-calls.ts";
import { transactionLanes } from "./transactions.ts";
import { BUCKET_CONTENT, CONTENT_HASH, COST_CONTENT } from "./writes/bucket-versions.ts";
import { copyIn } from "./writes/copy-in.ts";
import {
  BUCKET_COLUMNS,
  bucketLine,
  COST_COLUMNS,
  copyText,
  costLine,
} from "./writes/copy-text.ts";
import { KnownLabelIds } from "./writes/known-label-ids.ts";
import { OVERLAP_COLUMNS, overlappingImports, storedFacts } from "./writes/overlapping-imports.ts";

/** What an import would find in the database, without leaving anything there. */
export interface Trial {
  /** Calls under the keys by which they came in live. */
  named(records: readonly KeyedRecord[]): Promise<readonly KeyedRecord[]>;
  /** Those of the keys that no stored call has. */
  newKeys(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** What stored calls were told to be, the words of the import that owns the call first; by key. */
  tellings(
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly [UsageRecord, ...UsageRecord[]]>>;
  /** Keeps aggregate rows until `settle`. */
  addBuckets(records: readonly KeyedRecord[]): Promise<void>;
  /** As `finishImport` would. Call it once, after the last row. */
  settle(): Promise<{ readonly known: number; readonly replaced: number }>;
  /** The kept usage rows that would be inserted; after `settle`. */
  newBuckets(): AsyncIterable<readonly UsageRecord[]>;
  /** Imports that tell of the same time in other groupings; after `settle`. */
  overlaps(format: string): Promise<readonly number[]>;
  /** The stored usage rows of the user's own that would stay in force, and touch the period; after `settle`. */
  stayingBuckets(period: Period): AsyncIterable<readonly StayingBucket[]>;
  /** The user's own rows of whole batches that are in force. */
  storedBatches(): Promise<readonly StoredBatch[]>;
  /** Notes stored usage rows by their ids, each once. */
  setAside(ids: readonly number[]): Promise<void>;
  /** The stored usage rows that were noted, summed. */
  setAsideCells(frame: PriceFrame): Promise<readonly CostCell[]>;
  /** The stored usage rows that would be put out of use; after `settle`. */
  replacedCells(frame: PriceFrame): Promise<readonly CostCell[]>;
}

/** Work in a transaction of its own connection, which is rolled back at its end. */
export async function withTrial<T>(db: Database, work: (trial: Trial) => Promise<T>): Promise<T> {
  const lanes = transactionLanes(db.address);
  try {
    let result: { readonly value: T } | null = null;
    await lanes
      .run(async (tx) => {
        await tx`set local plan_cache_mode = force_custom_plan`;
        result = { value: await work(await trialIn(tx, db.workspace)) };
        throw new RollBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RollBack)) throw error;
      });
    if (result === null) throw new Error("a trial ended without a result");
    return (result as { readonly value: T }).value; // the closure's assignment is not seen
  } finally {
    await lanes.close();
  }
}

class RollBack extends Error {}

/** The number of no import. */
const TRIED_IMPORT = 0;

async function trialIn(tx: TransactionSql, workspace: number): Promise<Trial> {
  await tx`
    create temp table trial_buckets (
      like buckets including generated including identity including defaults, record text
    ) on commit drop`;
  await tx`
    create temp table trial_costs (
      like reported_costs including generated including identity including defaults
    ) on commit drop`;
  await tx`create temp table trial_aside (id bigint not null) on commit drop`;
  const labelIds = new KnownLabelIds();
  const told = new ToldCalls();
  return {
    named: liveNames(tx, workspace),
    async newKeys(keys) {
      const known = await tx<{ key: string }[]>`
        select key from calls
        where workspace = ${workspace} and key = any (${`{${keys.join(",")}}`}::text::uuid[])`;
      const fresh = new Set(keys);
      for (const { key } of known) fresh.delete(key);
      return fresh;
    },
    tellings: (keys) => told.of(tx, workspace, keys),
    async addBuckets(records) {
      const labels = await labelIds.of(tx, workspace, records);
      const origin = { workspace, importId: TRIED_IMPORT, labels };
      let buckets = "";
      let costs = "";
      for (const row of records) {
        if (row.record.grain === "cost") costs += costLine(origin, row);
        else {
          buckets += `${bucketLine(origin, row).slice(0, -1)}\t${copyText(JSON.stringify(row.record))}\n`;
        }
      }
      await copyIn(tx, `trial_buckets (${BUCKET_COLUMNS}, record)`, buckets);
      await copyIn(tx, `trial_costs (${COST_COLUMNS})`, costs);
    },
    settle: () => settle(tx, workspace),
    async *newBuckets() {
      const rows = tx<{ record: string }[]>`
        select record from trial_buckets join trial_versions using (bucket) where not is_known`;
      for await (const batch of rows.cursor(2_000)) {
        yield batch.map(({ record }) => JSON.parse(record) as UsageRecord); // written by addBuckets
      }
    },
    overlaps: (format) => overlapsWith(tx, workspace, format),
    stayingBuckets: (period) => stayingBuckets(tx, workspace, period),
    storedBatches: () => storedBatches(tx, workspace),
    setAside: (ids) => copyIn(tx, "trial_aside (id)", ids.map((id) => `${id}\n`).join("")),
    setAsideCells: (frame) =>
      bucketCells(tx, workspace, tx`id in (select id from trial_aside)`, frame),
    replacedCells: (frame) =>
      bucketCells(
        tx,
        workspace,
        tx`active and bucket in (select bucket from trial_versions where not is_known)`,
        frame,
      ),
  };
}

/** As though the import were the last one: what it tells anew is in force. */
async function settle(tx: TransactionSql, workspace: number) {
  await tx`
    create temp table trial_versions on commit drop as
    select told.*, exists (
      select from bucket_versions version
      where version.workspace = ${workspace} and version.bucket = told.bucket
        and version.content = told.content) as is_known
    from (
      select bucket, ${tx.unsafe(CONTENT_HASH)} as content, count(*)::int as rows
      from (
        select bucket, ${tx.unsafe(BUCKET_CONTENT)} as facts from trial_buckets
        union all
        select bucket, ${tx.unsafe(COST_CONTENT)} from trial_costs
      ) rows
      group by bucket
    ) told`;
  const [settled] = await tx<[{ known: number; replaced: number }]>`
    select
      (select coalesce(sum(rows), 0)::bigint from trial_versions where is_known) as known,
      (select coalesce(sum(version.rows), 0)::bigint
        from trial_versions told join bucket_versions version
          on version.workspace = ${workspace} and version.bucket = told.bucket and version.active
        where not told.is_known) as replaced`;
  return settled;
}

/** As `settleBuckets` would find them. */
async function overlapsWith(tx: TransactionSql, workspace: number, format: string) {
  const told = (table: "buckets" | "reported_costs") => tx`
    select ${tx.unsafe(OVERLAP_COLUMNS)}, ${format}::text as format
    from ${tx(table === "buckets" ? "trial_buckets" : "trial_costs")}
    join trial_versions using (bucket) where not is_known
    union all
    ${storedFacts(tx, table, workspace)}
      and bucket not in (select bucket from trial_versions where not is_known)`;
  const facts = { usage: told("buckets"), costs: told("reported_costs") };
  return await overlappingImports(tx, { workspace, importId: TRIED_IMPORT }, facts);
}

async function bucketCells(
  tx: TransactionSql,
  workspace: number,
  chosen: Fragment,
  frame: PriceFrame,
): Promise<readonly CostCell[]> {
  const rows = tx`
    select 1::smallint as grain, start_at as at, requests, ${tx.unsafe(CELL_FACTS)} from buckets
    where workspace = ${workspace} and ${chosen}`;
  return await factCells(tx, workspace, rows, frame);
}
