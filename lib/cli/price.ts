import { cellOfRecord } from "../analytics/cell-of-record.ts";
import { Statement } from "../analytics/statement.ts";
import { err, ok, type Result } from "../core/result.ts";
import { canonicalServedTier, type Tier } from "../core/tier.ts";
import { parseIsoUs, US_PER_DAY } from "../core/time.ts";
import { ImportFailure } from "../import/import-error.ts";
import { mergeRepeats } from "../import/merge-repeats.ts";
import { type OpenedUsage, openUsage } from "../import/open-usage.ts";
import { Tally } from "../import/tally.ts";
import { tellOnce } from "../import/tell-once.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { type CommandFailure, defineCommand, EXIT } from "./command.ts";
import { inputFailure } from "./input-failure.ts";
import { tiersIn, unknownMappedTier } from "./mapped-tiers.ts";
import { type PricedFile, priceJson, priceText } from "./price-report.ts";
import { inputFile } from "./read-file.ts";
import { readInputWish } from "./read-input-wish.ts";

interface PricingWish {
  /** Replaces every record's date; its time of day stays. */
  readonly priceDayUs: number | null;
  readonly assumeTier: Tier | null;
}

const TIERS = tiersIn(PRICE_BOOK);

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

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readWish(options: {
  readonly "price-date": string | undefined;
  readonly "assume-tier": string | undefined;
}): Result<PricingWish, CommandFailure> {
  const date = options["price-date"];
  const dateUs = date !== undefined && DAY.test(date) ? parseIsoUs(date) : null;
  if (date !== undefined && dateUs === null) {
    const message = `--price-date takes a day such as 2025-05-01, not "${date}".`;
    return err({ exit: EXIT.usage, code: "wrong-date", message });
  }
  const tier = options["assume-tier"];
  const assumeTier = TIERS.find((known) => known === canonicalServedTier(tier, null));
  if (tier !== undefined && assumeTier === undefined) {
    const message = `--assume-tier takes one of ${TIERS.join(", ")}, not "${tier}".`;
    return err({ exit: EXIT.usage, code: "wrong-tier", message });
  }
  return ok({
    priceDayUs: dateUs,
    assumeTier: assumeTier ?? null,
  });
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
    "price-date": {
      type: "string",
      value: "DATE",
      help: "Price every record at this day's prices",
    },
    "assume-tier": {
      type: "string",
      value: "TIER",
      help: "Tier of records that name none (counted as assumed)",
    },
  },
  notes: `Prices a usage file as served and at standard, flex, batch and priority. Needs no database and stores
nothing; "-" reads standard input. Money is exact. Records without a price are left out of every
total and listed.

  tierscope price completions_usage_2026-11.csv
  tierscope price trace.csv --map mapping.json --price-date 2025-05-01 --json`,
  async run({ operands: [operand = "-"], options }) {
    const wish = readWish(options);
    if (!wish.ok) return wish;
    const asked = await readInputWish(options);
    if (!asked.ok) return asked;
    const wrongTier = unknownMappedTier(asked.value.mapping, PRICE_BOOK);
    if (wrongTier) return err(wrongTier);
    const file = await inputFile(operand);
    if (!file.ok) return file;
    const opened = await openUsage(file.value.open(), asked.value);
    if (!opened.ok) return err(inputFailure(opened.error, file.value.name, asked.value));
    try {
      const priced = await priceRows(opened.value, wish.value);
      return ok({ json: priceJson(priced), text: priceText(priced, file.value.name) });
    } catch (cause) {
      if (!(cause instanceof ImportFailure)) throw cause;
      return err(inputFailure(cause.importError, file.value.name, asked.value));
    }
  },
});
