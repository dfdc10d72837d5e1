import { and, eq, TransactionRollbackError } from "drizzle-orm";
import type { OwnPrice } from "../../pricing/own-price.ts";
import type { Database } from "../database.ts";
import { ownPrices } from "../schema/own-prices.ts";

/** Keeps prices, all or none. False where one is there already for the same model, tier and day: it is never overwritten. */
export async function addOwnPrices(db: Database, prices: readonly OwnPrice[]): Promise<boolean> {
  const rows = prices.map((price) => ({ workspace: db.workspace, ...price }));
  return await db.orm
    .transaction(async (tx) => {
      const added = await tx
        .insert(ownPrices)
        .values(rows)
        .onConflictDoNothing()
        .returning({ id: ownPrices.id });
      if (added.length < rows.length) tx.rollback();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof TransactionRollbackError) return false;
      throw error;
    });
}

/** Forgets a price; false where there is none of that number. */
export async function removeOwnPrice(db: Database, id: number): Promise<boolean> {
  const removed = await db.orm
    .delete(ownPrices)
    .where(and(eq(ownPrices.workspace, db.workspace), eq(ownPrices.id, id)))
    .returning({ id: ownPrices.id });
  return removed.length > 0;
}
