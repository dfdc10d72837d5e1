import { ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { auditOf } from "../db/queries/audit.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { formatTitle } from "../formats/format-title.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { auditText } from "./audit-text.ts";
import { defineCommand } from "./command.ts";
import { FILTER_OPTIONS, filtersOf } from "./filter-options.ts";
import { withDatabase } from "./with-database.ts";

export const audit = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: FILTER_OPTIONS,
  notes: `Whether the tier asked for is the tier served, and what else should not be so: each finding with its records, its
dollars and what to do, and until when each source is complete. One call may be part of several findings. The matrix of
tiers is a question: tierscope query --measure calls,spend --by requestedTier,servedTier,pricedTier

  tierscope audit --period 30d
  tierscope audit --json --provider openai`,
  async run({ options }, io) {
    const nowUs = Date.now() * US_PER_MS;
    const asked = filtersOf(options, nowUs);
    if (!asked.ok) return asked;
    const question = { filters: asked.value, nowUs, titleOf: formatTitle };
    return await withDatabase(io, async (db) => {
      const found = await auditOf(db, await ownPriceBook(db, PRICE_BOOK), question);
      return ok({ json: found, text: auditText(found) });
    });
  },
});
