import type { Format, ParsedRow } from "../formats/format.ts";
import { skipped } from "../formats/row-problem.ts";
import { ToldByCalls } from "./told-by-calls.ts";

type RecordRow = Extract<ParsedRow, { kind: "record" }>;

export const TOLD_BY_CALLS = "aggregate row whose calls are in the file too";

/**
 * The rows of a file in which calls and buckets may tell of the same: where they do, of the same provider, project and
 * UTC day, the calls count, and the bucket is passed over. A whole batch is told by calls of the batch tier alone, of its
 * model and days or of no time. Buckets come last; they are held until every call is known.
 */
export async function* tellOnce({
  format,
  isZip = false,
  batches,
}: {
  readonly format: Format;
  /** Its files may be of several formats. */
  readonly isZip?: boolean;
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
}): AsyncGenerator<readonly ParsedRow[]> {
  if (format.grain !== "call" && !isZip) {
    yield* batches;
    return;
  }
  const told = new ToldByCalls();
  const held: RecordRow[] = [];
  for await (const batch of batches) {
    const others = batch.filter((row) => row.kind !== "record" || row.record.grain !== "bucket");
    for (const row of batch) {
      if (row.kind !== "record") continue;
      if (row.record.grain === "bucket") held.push(row);
      else if (row.record.grain === "call") told.add(row.record);
    }
    yield others;
  }
  yield held.map((row) => (told.tells(row.record) ? skipped(row.line, TOLD_BY_CALLS) : row));
}
