import { cellOfRecord } from "../analytics/cell-of-record.ts";
import { Statement } from "../analytics/statement.ts";
import { US_PER_DAY } from "../core/time.ts";
import { mergeRepeats } from "../import/merge-repeats.ts";
import type { OpenedUsage } from "../import/open-usage.ts";
import { Tally } from "../import/tally.ts";
import { tellOnce } from "../import/tell-once.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { defineCommand } from "./command.ts";
import { type PricedFile, priceJson, priceText } from "./price-report.ts";
import { PRICING_OPTIONS, type PricingWish, pricingWish } from "./pricing-options.ts";
import { withUsageFile } from "./with-usage-file.ts";

async function priceRows(opened: OpenedUsage, wish: PricingWish): Promise<PricedFile> {
  const tally = new Tally(opened);
  const statement = new Statement(PRICE_BOOK, wish.assumeTier);
  let lateRepeats = 0;
  for await (const merged of mergeRepeats(tellOnce(opened))) {
    tally.addDuplicates(merged.repeats + merged.lateRepeats);
    lateRepeats += merged.lateRepeats;
    for (const row of merged.rows) {
      tally.addRow(row);
      // What a provider billed is no usage: there is nothing in it to price.
      if (row.kind !== "record" || row.record.grain === "cost") continue;
      const { startUs } = row.record;
      const pricedUs =
        wish.priceDayUs === null ? startUs : wish.priceDayUs + (startUs % US_PER_DAY);
      statement.add(cellOfRecord(row.record, pricedUs));
    }
  }
  return { opened, tally, statement, lateRepeats };
}

export const price = defineCommand({
  operands: { name: "FILE", min: 1, max: 1 },
  options: {
    format: {
      type: "string",
      value: "ID",
      help: "Read the file as this format instead of detecting it",
    },
    map: { type: "string", value: "FILE", help: "Column mapping (JSON) for any CSV or JSONL" },
    ...PRICING_OPTIONS,
  },
  notes: `Prices a usage file as served and at standard, flex, batch and priority. Needs no database and stores
nothing; "-" reads standard input. Money is exact. Records without a price are left out of every
total and listed.

  tierscope price completions_usage_2026-11.csv
  tierscope price trace.csv --map mapping.json --price-date 2025-05-01 --json`,
  async run({ operands: [operand = "-"], options }) {
    const wish = pricingWish(options);
    if (!wish.ok) return wish;
    return await withUsageFile(operand, options, async (opened, name) => {
      const priced = await priceRows(opened, wish.value);
      return { json: priceJson(priced), text: priceText(priced, name) };
    });
  },
});
