import type { UsageRecord } from "../../core/record.ts";
import type { ParsedRow } from "../format.ts";
import { skipped } from "../row-problem.ts";

/** A call, or the token counts that another category logs for one; both name the call by the same id. */
export interface LogRow {
  readonly kind: "call" | "usage";
  readonly line: number;
  readonly record: UsageRecord;
}

interface Held {
  readonly line: number;
  readonly kind: LogRow["kind"] | "other";
  readonly other: ParsedRow | null;
  record: UsageRecord | null;
  /** The counts of this row are in the call's record. */
  joined: boolean;
}

/** Every field that the record lacks, taken from the other; the counts of the other category win where it has them. */
function filled(record: UsageRecord, other: UsageRecord): UsageRecord {
  const lacking = Object.entries(other).filter(
    ([field, value]) => value !== null && Reflect.get(record, field) === null,
  );
  return { ...record, ...Object.fromEntries(lacking) };
}

/**
 * Holds the last rows of a file to join those of one call: Azure logs a call twice, and its tokens in a third row.
 * Rows leave in the order in which they came; the second row of a call stays a record, which its id shows as a duplicate.
 */
export class JoinWindow {
  readonly #mostRows: number;
  #held: Held[] = [];
  #first = 0;
  readonly #calls = new Map<string, Held>();
  readonly #usages = new Map<string, Held>();

  constructor(mostRows: number) {
    this.#mostRows = mostRows;
  }

  /** Takes in a row that joins nothing, and answers the rows that leave. */
  pass(row: ParsedRow): readonly ParsedRow[] {
    return this.#hold({ line: row.line, kind: "other", other: row, record: null, joined: false });
  }

  push({ kind, line, record }: LogRow): readonly ParsedRow[] {
    const held: Held = { line, kind, other: null, record, joined: false };
    const id = record.requestId;
    if (id !== null) this.#join(held, record, id);
    return this.#hold(held);
  }

  #join(held: Held, record: UsageRecord, id: string): void {
    const call = this.#calls.get(id);
    if (call?.record) {
      call.record = filled(call.record, record);
      held.joined = held.kind === "usage";
      return;
    }
    const usage = this.#usages.get(id);
    if (held.kind === "usage") {
      if (usage) held.joined = true;
      else this.#usages.set(id, held);
      return;
    }
    if (usage?.record) {
      held.record = filled(record, usage.record);
      usage.joined = true;
    }
    this.#calls.set(id, held);
  }

  #hold(held: Held): readonly ParsedRow[] {
    this.#held.push(held);
    if (this.#held.length - this.#first <= this.#mostRows) return [];
    const row = this.#release(this.#held[this.#first] ?? held);
    this.#first += 1;
    if (this.#first > this.#mostRows) {
      this.#held = this.#held.slice(this.#first);
      this.#first = 0;
    }
    return [row];
  }

  #release(held: Held): ParsedRow {
    const { line, record, other } = held;
    if (other || !record) return other ?? skipped(line, "empty row");
    const id = record.requestId ?? "";
    if (this.#calls.get(id) === held) this.#calls.delete(id);
    if (this.#usages.get(id) === held) this.#usages.delete(id);
    return held.joined
      ? skipped(line, "token counts of a call that another row tells")
      : { kind: "record", line, record };
  }

  end(): readonly ParsedRow[] {
    const rows = this.#held.slice(this.#first).map((held) => this.#release(held));
    this.#held = [];
    this.#first = 0;
    return rows;
  }
}
