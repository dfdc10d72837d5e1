import { ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { savingsBesideOf } from "../db/queries/savings-beside.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { defineCommand } from "./command.ts";
import { FILTER_OPTIONS, filtersOf } from "./filter-options.ts";
import { savingsText } from "./savings-text.ts";
import { withDatabase } from "./with-database.ts";

export const savings = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: FILTER_OPTIONS,
  notes: `What lies beside the steps from list price to what was paid: which model may move where and by which row of the price
list, what fallbacks cost, cache hits that may have been lost, calls given up. The steps themselves are a question:

  tierscope query --measure listStandard,cachedInputSaved,cacheWritesPaid,contractSaved,saved,spend --period 30d
  tierscope savings --period 30d`,
  async run({ options }, io) {
    const nowUs = Date.now() * US_PER_MS;
    const asked = filtersOf(options, nowUs);
    if (!asked.ok) return asked;
    const question = { filters: asked.value, nowUs };
    return await withDatabase(io, async (db) => {
      const beside = await savingsBesideOf(db, await ownPriceBook(db, PRICE_BOOK), question);
      return ok({ json: beside, text: savingsText(beside) });
    });
  },
});
