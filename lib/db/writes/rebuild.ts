import type { TransactionSql } from "../connect.ts";
import type { PriceFrame } from "../price-frame.ts";
import type { RollupFamily } from "../rollup-family.ts";

/** What the sums of a part depend on beside the facts. */
export interface PartFrame extends PriceFrame {
  /** The workspace's reporting zone. */
  readonly zone: string | null;
  /** Labels of the models whose price depends on the hour: their days are kept apart by it. */
  readonly onHour: readonly number[];
}

/** What is rebuilt. */
export interface Rebuild {
  readonly workspace: number;
  readonly family: RollupFamily;
  readonly frame: PartFrame;
}

/** One rebuild of a part at a time, planned for what it is asked. */
export async function lockPart(tx: TransactionSql, lock: number, workspace: number): Promise<void> {
  await tx`set local plan_cache_mode = force_custom_plan`;
  await tx`select pg_advisory_xact_lock(${lock}, ${workspace})`;
}
