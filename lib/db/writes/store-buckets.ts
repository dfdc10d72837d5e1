import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { copyIn } from "./copy-in.ts";
import { BUCKET_COLUMNS, bucketLine, COST_COLUMNS, costLine, type RowOrigin } from "./copy-text.ts";

/** Keeps aggregate rows of usage and of costs; none counts before its import is settled. */
export async function storeBuckets(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<void> {
  let buckets = "";
  let costs = "";
  for (const row of records) {
    if (row.record.grain === "cost") costs += costLine(origin, row);
    else buckets += bucketLine(origin, row);
  }
  await copyIn(tx, `buckets (${BUCKET_COLUMNS})`, buckets);
  await copyIn(tx, `reported_costs (${COST_COLUMNS})`, costs);
}
