import { existsSync } from "node:fs";
import { ok, type Result } from "../core/result.ts";
import { clusterIn } from "../db/embedded/cluster.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { databaseUrl, dataFolder } from "../env.ts";
import type { PriceBook } from "../pricing/book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { CommandFailure, CommandIo } from "./command.ts";
import { openInstalledDatabase } from "./open-installed-database.ts";
import { explained } from "./with-database.ts";

/** The price book with what the user added to it; where no database was ever made, nothing was. */
export async function installedPriceBook(
  io: CommandIo,
): Promise<Result<PriceBook, CommandFailure>> {
  if (databaseUrl() === null && !existsSync(clusterIn(dataFolder()).folder)) return ok(PRICE_BOOK);
  const opened = await openInstalledDatabase(io);
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    return await explained(db, async () => ok(await ownPriceBook(db, PRICE_BOOK)));
  } finally {
    await close();
  }
}
