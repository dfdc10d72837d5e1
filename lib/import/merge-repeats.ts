import { mergeTellings } from "../core/merge-tellings.ts";
import type { UsageRecord } from "../core/record.ts";
import type { ParsedRow } from "../formats/format.ts";
import { requestPrint, requestText } from "./identity.ts";
import { PrintSet } from "./print-set.ts";

type RecordRow = Extract<ParsedRow, { kind: "record" }>;

export interface MergedRows {
  readonly rows: readonly ParsedRow[];
  /** Rows that tell of a call of an earlier row, which has their facts now. */
  readonly repeats: number;
  /** Rows that tell of a call of a row too long ago to be held: their facts are lost. */
  readonly lateRepeats: number;
}

/** So many calls are held, about 50 MB. */
export const MOST_HELD = 50_000;

/** The calls of a file that a later row may tell more of, in the order of their first rows. */
class HeldCalls {
  readonly #most: number;
  readonly #rows = new Map<string, RecordRow>();
  /** All calls so far, at most 15 bytes for each; made when the first of them has to go. */
  #seen: PrintSet | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  add(row: RecordRow): "new" | "repeat" | "late-repeat" {
    const request = requestText(row.record);
    const before = this.#rows.get(request);
    if (before) {
      const record = mergeTellings(before.record, row.record);
      this.#rows.set(request, { ...before, record });
      return "repeat";
    }
    if (this.#seen?.add(requestPrint(request))) return "late-repeat";
    this.#rows.set(request, row);
    return "new";
  }

  /** The first row, once more are held than may be. */
  overdue(): RecordRow | null {
    if (this.#rows.size <= this.#most) return null;
    this.#seen ??= seenOf(this.#rows.keys());
    for (const [request, row] of this.#rows) {
      this.#rows.delete(request);
      return row;
    }
    return null;
  }

  rest(): readonly RecordRow[] {
    return [...this.#rows.values()];
  }
}

function seenOf(requests: Iterable<string>): PrintSet {
  const seen = new PrintSet();
  for (const request of requests) seen.add(requestPrint(request));
  return seen;
}

const isNamed = ({ grain, requestId }: UsageRecord): boolean =>
  grain === "call" && requestId !== null;

/**
 * The rows of a file with one row for each call: what several rows tell of one request is merged, as an import does.
 * Calls that are named come late. Beyond `most` of them, a row that repeats an earlier call adds nothing.
 */
export async function* mergeRepeats(
  batches: AsyncIterable<readonly ParsedRow[]>,
  most = MOST_HELD,
): AsyncGenerator<MergedRows> {
  const held = new HeldCalls(most);
  for await (const batch of batches) {
    const rows: ParsedRow[] = [];
    let repeats = 0;
    let lateRepeats = 0;
    for (const row of batch) {
      if (row.kind !== "record" || !isNamed(row.record)) {
        rows.push(row);
        continue;
      }
      const found = held.add(row);
      if (found === "repeat") repeats += 1;
      else if (found === "late-repeat") lateRepeats += 1;
      else {
        const overdue = held.overdue();
        if (overdue) rows.push(overdue);
      }
    }
    yield { rows, repeats, lateRepeats };
  }
  yield { rows: held.rest(), repeats: 0, lateRepeats: 0 };
}
