import { setImmediate } from "node:timers/promises";
import { cellOfRecord } from "../analytics/cell-of-record.ts";
import { Statement } from "../analytics/statement.ts";
import { exactUsd, picodollars } from "../core/money.ts";
import { reachUs, type UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { isUndated, US_PER_DAY } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { type DatabaseError, explainFailure } from "../db/database-error.ts";
import { priceFrameOf } from "../db/price-frame.ts";
import type { StoredBatch } from "../db/queries/stored-batches.ts";
import { SeenFailure, seenCounts } from "../db/seen-store.ts";
import { type Trial, withTrial } from "../db/trial.ts";
import { ensureUserKey } from "../db/writes/ensure-user-key.ts";
import type { Format } from "../formats/format.ts";
import type { Mapping } from "../formats/mapping.ts";
import { userHider } from "../import/hide-user.ts";
import { type ImportError, ImportFailure } from "../import/import-error.ts";
import { type OpenedUsage, openUsage } from "../import/open-usage.ts";
import { ReportedTally } from "../import/reported-tally.ts";
import { runImport } from "../import/run-import.ts";
import { SeenRows } from "../import/seen-rows.ts";
import { isOfBatch, ToldByCalls } from "../import/told-by-calls.ts";
import { type WholeChunk, wholeChunk } from "../import/whole-chunk.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { DryRun } from "../wire/imports.ts";
import { CountedBytes } from "./counted-bytes.ts";
import { RejectGroups } from "./reject-groups.ts";
import { TriedCalls } from "./tried-calls.ts";

export interface DryRunWish {
  readonly source: AsyncIterable<Uint8Array>;
  /** `null`: as detected. */
  readonly format: string | null;
  readonly mapping: Mapping | null;
  readonly book: PriceBook;
  readonly stop: AbortSignal;
  readonly onProgress?: (rows: number, bytes: number) => void;
}

export type DryRunError =
  | ImportError
  | DatabaseError
  | { readonly code: "stopped"; readonly message: string };

/** Reads a whole file as its import would, and answers what that would do. Nothing is stored. */
export async function dryRunImport(
  db: Database,
  wish: DryRunWish,
): Promise<Result<DryRun, DryRunError>> {
  const source = new CountedBytes(wish.source);
  const [seen, seenKeys] = [seenCounts(db), seenCounts(db)];
  try {
    const { format, mapping } = wish;
    const opened = await openUsage(source, { format: format ?? undefined, mapping });
    if (!opened.ok) return opened;
    const hide = userHider(await ensureUserKey(db));
    return await withTrial(db, async (trial) => {
      const keys = new SeenRows(seenKeys);
      const tried = new TriedRows(trial, keys, wish.book, opened.value.format);
      const append = async (chunk: WholeChunk) => {
        await tried.add(chunk);
        wish.onProgress?.(chunk.rowsDone, source.bytes);
        return ok(null);
      };
      const effects = { gather: wholeChunk, append, stop: wish.stop, rest: () => setImmediate() };
      const ran = await runImport(
        { batches: opened.value.batches, rowsDone: 0, hide, seen },
        effects,
      );
      if (ran.ok && ran.value === "stopped") {
        return err({ code: "stopped" as const, message: "The dry run was stopped." });
      }
      return ok(await tried.answer(opened.value));
    });
  } catch (cause) {
    if (cause instanceof ImportFailure) return err(cause.importError);
    if (cause instanceof SeenFailure) return err(cause.error);
    const explained = explainFailure(cause, db.address);
    if (explained) return err(explained);
    throw cause;
  } finally {
    await Promise.all([seen.close(), seenKeys.close()]);
  }
}

/** Counts and prices what an import would insert. */
class TriedRows {
  readonly #trial: Trial;
  readonly #book: PriceBook;
  readonly #statement: Statement;
  /** Of calls that would be stored and not counted. */
  readonly #givingWay: Statement;
  #batches: readonly StoredBatch[] | null = null;
  readonly #reported: ReportedTally;
  readonly #calls: TriedCalls;
  readonly #rejects = new RejectGroups();
  readonly #newCalls = new ToldByCalls();
  readonly #skips = new Map<string, number>();
  readonly #grains = new Set<DryRun["grain"]>();
  #received = 0;
  #buckets = 0;
  #rejected = 0;
  #firstUs = Number.POSITIVE_INFINITY;
  #lastUs = Number.NEGATIVE_INFINITY;
  #undated = 0;
  #failed = 0;

  constructor(trial: Trial, keys: SeenRows, book: PriceBook, { grain }: Format) {
    const statement = new Statement(book);
    this.#trial = trial;
    this.#book = book;
    this.#calls = new TriedCalls(trial, keys, {
      insert: (call) => {
        this.#newCalls.add(call);
        this.#price(call);
      },
      replace: (before, after) => statement.replace(cellOfRecord(before), cellOfRecord(after)),
    });
    this.#statement = statement;
    this.#givingWay = new Statement(book);
    this.#reported = new ReportedTally(grain === "cost");
  }

  async add({ records, rejects, skips, received }: WholeChunk): Promise<void> {
    this.#received += received;
    this.#rejected += rejects.length;
    for (const { line, problem } of rejects) this.#rejects.add(line, problem);
    for (const [reason, rows] of Object.entries(skips)) {
      this.#skips.set(reason, (this.#skips.get(reason) ?? 0) + rows);
    }
    for (const { record } of records) {
      this.#grains.add(record.grain);
      this.#reported.add(record);
      this.#noteTime(record);
    }
    this.#batches ??= await this.#trial.storedBatches();
    await this.#calls.add(records);
    const buckets = records.filter(({ key }) => key === null);
    this.#buckets += buckets.length;
    if (buckets.length > 0) await this.#trial.addBuckets(buckets);
  }

  #noteTime(record: UsageRecord): void {
    const { startUs } = record;
    if (isUndated(startUs)) {
      this.#undated += 1;
      return;
    }
    this.#firstUs = Math.min(this.#firstUs, startUs);
    this.#lastUs = Math.max(this.#lastUs, reachUs(record));
  }

  #price(record: UsageRecord): void {
    const cell = cellOfRecord(record);
    this.#statement.add(cell);
    if (this.#givesWay(record)) this.#givingWay.add(cell);
    if (record.outcome === "error") this.#failed += 1;
  }

  /** Whether a stored row stands in for a call: that of its batch, of which no stored call names a time. */
  #givesWay(record: UsageRecord): boolean {
    const own = this.#batches?.filter((batch) => isOfBatch(record, batch)) ?? [];
    return own.length > 0 && own.every(({ hasDatedCalls }) => !hasDatedCalls);
  }

  /** What the rows that give way cost, and by how much the stored cost grows all the same. */
  async #replacedCost(): Promise<Pick<DryRun, "replacedCost" | "addedUsd">> {
    const gone = new Statement(this.#book);
    for (const cell of await this.#trial.replacedCells(priceFrameOf(this.#book))) gone.add(cell);
    const counted = this.#statement.total.asServed - this.#givingWay.total.asServed;
    const added = counted - gone.total.asServed;
    return {
      replacedCost: gone.total.records === 0 ? null : gone.total.toWire(),
      addedUsd: exactUsd(picodollars(added)),
    };
  }

  /** What stored aggregate rows cost for which the file's new calls would stand in. */
  async #setAside(): Promise<DryRun["setAside"]> {
    if (this.#calls.inserted === 0) return null;
    const day = (us: number) => us - (us % US_PER_DAY);
    const isOpen = this.#undated > 0;
    const fromUs = isOpen ? null : day(this.#firstUs);
    const toUs = isOpen ? null : day(this.#lastUs) + US_PER_DAY;
    for await (const rows of this.#trial.stayingBuckets({ fromUs, toUs })) {
      const told = rows.filter((row) => this.#newCalls.standFor(row));
      await this.#trial.setAside(told.map(({ id }) => id));
    }
    const aside = new Statement(this.#book);
    for (const cell of await this.#trial.setAsideCells(priceFrameOf(this.#book))) aside.add(cell);
    return aside.total.records === 0 ? null : aside.total.toWire();
  }

  async answer({ format, members }: OpenedUsage): Promise<DryRun> {
    this.#calls.end();
    const { known, replaced } = await this.#trial.settle();
    for await (const records of this.#trial.newBuckets()) {
      for (const record of records) this.#price(record);
    }
    const [grain = format.grain, other] = this.#grains;
    return {
      format: format.id,
      formatTitle: titlesOf(members.length === 0 ? [{ format }] : members),
      grain: other === undefined ? grain : "mixed",
      counts: {
        received: this.#received,
        inserted: this.#calls.inserted + this.#buckets - known,
        duplicate: this.#calls.duplicate + known,
        rejected: this.#rejected,
        skipped: [...this.#skips.values()].reduce((sum, rows) => sum + rows, 0),
      },
      completed: this.#calls.completed,
      lateRepeats: this.#calls.lateRepeats,
      replaced,
      setAside: await this.#setAside(),
      givingWay: this.#givingWay.total.records === 0 ? null : this.#givingWay.total.toWire(),
      overlaps: await this.#trial.overlaps(format.id),
      rejects: this.#rejects.list(),
      skips: [...this.#skips].map(([reason, rows]) => ({ reason, rows })),
      cost: this.#statement.total.toWire(),
      ...(await this.#replacedCost()),
      reported: this.#reported.report(),
      unpriced: this.#statement.unpriced(),
      ineligible: this.#statement.ineligible(),
      failed: this.#failed,
      assumed: this.#statement.assumed(),
      firstUs: Number.isFinite(this.#firstUs) ? this.#firstUs : null,
      lastUs: Number.isFinite(this.#lastUs) ? this.#lastUs : null,
      undated: this.#undated,
    };
  }
}

const titlesOf = (read: readonly { readonly format: Format }[]): string =>
  [...new Set(read.map(({ format }) => format.title))].join(", ");
