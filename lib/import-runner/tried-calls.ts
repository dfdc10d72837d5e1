import { isDeepStrictEqual } from "node:util";
import { mergeTellings } from "../core/merge-tellings.ts";
import type { UsageRecord } from "../core/record.ts";
import type { KeyedRecord } from "../db/chunk.ts";
import type { Trial } from "../db/trial.ts";
import { MOST_HELD } from "../import/merge-repeats.ts";
import type { Print, SeenRows } from "../import/seen-rows.ts";

type Stored = readonly [UsageRecord, ...UsageRecord[]];

/** A call that later rows of the file may tell more of. */
interface HeldCall {
  /** What imports before told of it; `null` where the file brings it. */
  readonly stored: Stored | null;
  /** What the file tells of it so far. */
  told: UsageRecord;
  /** What the stored call would be by now. */
  call: UsageRecord;
}

export interface CallPricing {
  /** A call that would be inserted. */
  insert(call: UsageRecord): void;
  /** A stored call that would become another. */
  replace(before: UsageRecord, after: UsageRecord): void;
}

/** Counts and prices what an import would do with the calls of a file, merging them as it would. */
export class TriedCalls {
  readonly #trial: Trial;
  /** Keys of request ids, which a file may bring again at any place. */
  readonly #keys: SeenRows;
  readonly #pricing: CallPricing;
  readonly #held = new Map<string, HeldCall>();
  inserted = 0;
  duplicate = 0;
  completed = 0;
  lateRepeats = 0;

  constructor(trial: Trial, keys: SeenRows, pricing: CallPricing) {
    this.#trial = trial;
    this.#keys = keys;
    this.#pricing = pricing;
  }

  /** Takes the rows that an import would store together. */
  async add(records: readonly KeyedRecord[]): Promise<void> {
    const named = await this.#trial.named(records);
    const calls = named.flatMap(({ key, record }) => (key === null ? [] : [{ key, record }]));
    const fresh = await this.#trial.newKeys(calls.map(({ key }) => key));
    const requests = calls.filter(({ record }) => record.requestId !== null);
    const counts = await this.#keys.count(requests.map(({ key }) => printOfKey(key)));
    const firsts = new Set(requests.filter((_, i) => counts[i] === 0));
    const known = [...firsts].flatMap(({ key }) => (fresh.has(key) ? [] : [key]));
    const stored = known.length === 0 ? null : await this.#trial.tellings(known);
    const touched = new Set<HeldCall>();
    for (const call of calls) {
      const { key, record } = call;
      const isFirst = record.requestId === null || firsts.has(call);
      if (isFirst && fresh.has(key)) this.inserted += 1;
      else this.duplicate += 1;
      if (record.requestId !== null) {
        const held = this.#hold(call, isFirst, stored?.get(key) ?? null);
        if (held) touched.add(held);
      } else if (fresh.has(key)) this.#pricing.insert(record);
    }
    for (const held of touched) this.#complete(held);
    this.#release(MOST_HELD);
  }

  /** Prices what is still held; after the last row. */
  end(): void {
    this.#release(0);
  }

  /** Answers the call if this row may complete it. */
  #hold({ key, record }: Named, isFirst: boolean, stored: Stored | null): HeldCall | null {
    const before = this.#held.get(key);
    if (before) {
      before.told = mergeTellings(before.told, record);
      return before;
    }
    if (!isFirst) {
      this.lateRepeats += 1;
      return null;
    }
    const call = stored === null ? record : mergeTellings(...stored);
    const held = { stored, told: record, call };
    this.#held.set(key, held);
    return stored === null ? null : held;
  }

  #complete(held: HeldCall): void {
    const { stored, told } = held;
    const call = stored === null ? told : mergeTellings(...stored, told);
    if (isDeepStrictEqual(storedFacts(call), storedFacts(held.call))) return;
    this.completed += 1;
    held.call = call;
  }

  #release(most: number): void {
    for (const [key, { stored, call }] of this.#held) {
      if (this.#held.size <= most) return;
      this.#held.delete(key);
      if (stored === null) this.#pricing.insert(call);
      else this.#pricing.replace(mergeTellings(...stored), call);
    }
  }
}

/** Without what is kept of aggregate rows alone. */
const storedFacts = (call: UsageRecord): UsageRecord => ({ ...call, reportedUsd: null });

interface Named {
  readonly key: string;
  readonly record: UsageRecord;
}

/** Of any time: a request id is the same call whenever a log says it was. */
function printOfKey(key: string): Print {
  const hex = key.replaceAll("-", "").slice(-16);
  return {
    high: Number.parseInt(hex.slice(0, 8), 16),
    low: Number.parseInt(hex.slice(8), 16),
    atUs: 0,
  };
}
