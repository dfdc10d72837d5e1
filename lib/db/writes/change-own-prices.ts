import { and, eq } from "drizzle-orm";
import type { OwnPrice } from "../../pricing/own-price.ts";
import type { Database } from "../database.ts";
import { ownPrices } from "../schema/own-prices.ts";

/** Takes the transaction back. */
class Taken extends Error {
  readonly price: OwnPrice;
  constructor(price: OwnPrice) {
    super(`${price.model} has a price of its own from ${price.fromDay}`);
    this.price = price;
  }
}

/**
 * Keeps prices, all or none: `null`, or the first of them for whose model, tier, size and day there is one already.
 * None is ever overwritten.
 */
export async function addOwnPrices(
  db: Database,
  prices: readonly OwnPrice[],
): Promise<OwnPrice | null> {
  try {
    await db.orm.transaction(async (tx) => {
      for (const price of prices) {
        const row = { workspace: db.workspace, ...price };
        const added = await tx
          .insert(ownPrices)
          .values(row)
          .onConflictDoNothing()
          .returning({ id: ownPrices.id });
        if (added.length === 0) throw new Taken(price);
      }
    });
    return null;
  } catch (error) {
    if (error instanceof Taken) return error.price;
    throw error;
  }
}

/** Forgets a price; false where there is none of that number. */
export async function removeOwnPrice(db: Database, id: number): Promise<boolean> {
  const removed = await db.orm
    .delete(ownPrices)
    .where(and(eq(ownPrices.workspace, db.workspace), eq(ownPrices.id, id)))
    .returning({ id: ownPrices.id });
  return removed.length > 0;
}
