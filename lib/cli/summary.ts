import { ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { overviewOf } from "../db/queries/overview.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { defineCommand } from "./command.ts";
import { FILTER_OPTIONS, filtersOf } from "./filter-options.ts";
import { summaryText } from "./summary-text.ts";
import { withDatabase } from "./with-database.ts";

export const summary = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: FILTER_OPTIONS,
  notes: `What the stored records cost, saved and could still save: the figures of the overview page.
"unknown" stands for records that do not name a model, tier, project or workload.`,
  async run({ options }, io) {
    const nowUs = Date.now() * US_PER_MS;
    const asked = filtersOf(options, nowUs);
    if (!asked.ok) return asked;
    const question = { filters: asked.value, nowUs };
    return await withDatabase(io, async (db) => {
      const overview = await overviewOf(db, await ownPriceBook(db, PRICE_BOOK), question);
      return ok({ json: overview, text: summaryText(overview) });
    });
  },
});
