import type { RowDoubt } from "../pricing/price-file/file-row.ts";
import type { Proposal } from "../pricing/price-file/propose-prices.ts";
import type { PriceProposal } from "../wire/price-file.ts";

const WHY: Readonly<Record<RowDoubt, string>> = {
  "reasoning-apart": "It prices reasoning tokens apart from output; here they are output.",
  "sizes-apart":
    "It prices prompt sizes apart, which a price of your own for an unlisted model cannot.",
  "finer-than-picodollar": "A rate is finer than a picodollar a token.",
  "hour-of-change": "It begins within a day; a price of your own begins at midnight UTC.",
  "line-differs": "It draws the line of long prompts elsewhere than the price list.",
  "model-ended": "The model was shut down by that day, as the price list has it.",
  "priced-by-hour": "The price list prices this model by the hour of the day.",
  "seller-unclear": "Several providers sell a model of that name, and the row names none.",
  "before-first-price": "It begins before the model was sold, as the price list has it.",
};

/** A proposal as pages and the command line tell it. */
export function proposalToWire(
  { id, row, status, doubt, file, list, price }: Proposal,
  { fromDay, isUsed }: Pick<PriceProposal, "fromDay" | "isUsed">,
): PriceProposal {
  const { key, provider, model, tier, band } = row;
  return {
    ...{ id, key, provider, model, tier, band: price?.band ?? band, status, file, list, isUsed },
    why: doubt === null ? null : WHY[doubt],
    fromDay: price?.fromDay ?? row.from?.slice(0, 10) ?? fromDay,
  };
}
