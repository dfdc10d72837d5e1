import { and, asc, eq, sql } from "drizzle-orm";
import { type Discount, doDiscountsOverlap } from "../../pricing/discount.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { Database } from "../database.ts";
import { priceDiscounts } from "../schema/price-discounts.ts";

export interface StoredDiscount extends Discount {
  readonly id: number;
}

const { id, provider, model, tier, percent, fromDay, toDay, note } = priceDiscounts;
const COLUMNS = { id, provider, model, tier, percent, fromDay, toDay, note };

/** What the user's contracts take off, by provider, model, tier and day. */
export async function listDiscounts({ orm, workspace }: Pick<Database, "orm" | "workspace">) {
  const found: StoredDiscount[] = await orm
    .select(COLUMNS)
    .from(priceDiscounts)
    .where(eq(priceDiscounts.workspace, workspace))
    .orderBy(asc(provider), asc(model), asc(tier), asc(fromDay), asc(id));
  return found;
}

/** Keeps a discount: `null`, or the one that bears on some of its prices at the same time. */
export async function addDiscount(
  { orm, workspace }: Database,
  discount: Discount,
): Promise<StoredDiscount | null> {
  return await orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY.discounts}, ${workspace})`);
    const stored: StoredDiscount[] = await tx
      .select(COLUMNS)
      .from(priceDiscounts)
      .where(eq(priceDiscounts.workspace, workspace));
    const other = stored.find((one) => doDiscountsOverlap(one, discount));
    if (other === undefined) await tx.insert(priceDiscounts).values({ workspace, ...discount });
    return other ?? null;
  });
}

/** Forgets a discount; nothing where there is none of that number. */
export async function removeDiscount({ orm, workspace }: Database, which: number): Promise<void> {
  await orm
    .delete(priceDiscounts)
    .where(and(eq(priceDiscounts.workspace, workspace), eq(id, which)));
}
