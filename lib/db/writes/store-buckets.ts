import type { TransactionSql } from "../connect.ts";
import type { ReadyChunk } from "./chunk-text.ts";
import { copyIn } from "./copy-in.ts";
import { BUCKET_COLUMNS, COST_COLUMNS } from "./copy-text.ts";

/** Keeps aggregate rows of usage and of costs; none counts before its import is settled. */
export async function storeBuckets(
  tx: TransactionSql,
  { buckets, costs }: Pick<ReadyChunk, "buckets" | "costs">,
): Promise<void> {
  await copyIn(tx, `buckets (${BUCKET_COLUMNS})`, buckets);
  await copyIn(tx, `reported_costs (${COST_COLUMNS})`, costs);
}
