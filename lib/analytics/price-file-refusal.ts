import { err, ok, type Result } from "../core/result.ts";
import type { OwnPrice } from "../pricing/own-price.ts";
import type { Proposal } from "../pricing/price-file/propose-prices.ts";
import type { PriceFileRefusal } from "../pricing/price-file/read-price-file.ts";
import type { ModelAlias } from "../pricing/with-aliases.ts";

const MOST_FAULTS = 8;

/** Why a price file was refused, with the rows at fault. */
export function priceFileRefusal(refusal: PriceFileRefusal): string {
  switch (refusal.code) {
    case "no-json":
      return `The file is no JSON: ${refusal.detail}. Nothing was saved.`;
    case "unknown-shape":
      return 'Expected a price list that Tierscope wrote, or LiteLLM\'s "model_prices_and_context_window.json"; found neither. Nothing was saved.';
    case "wrong-rows": {
      const { faults } = refusal;
      const shown = faults.slice(0, MOST_FAULTS).map(({ row, problem }) => `${row}: ${problem}.`);
      const more = faults.length > shown.length ? ` And ${faults.length - shown.length} more.` : "";
      return `Nothing was saved. ${shown.join(" ")}${more} Correct that and choose the file again.`;
    }
  }
}

export interface AcceptRefusal {
  readonly code: "no-such-row" | "rows-collide";
  readonly message: string;
}

/** What accepting these rows would keep; or the row that cannot be, or what says another price of the same. */
export function acceptedPrices(
  proposals: readonly Proposal[],
  accept: readonly string[],
  aliases: readonly ModelAlias[],
): Result<OwnPrice[], AcceptRefusal> {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const targets = new Map<string, string>();
  const prices: OwnPrice[] = [];
  for (const id of new Set(accept)) {
    const proposal = byId.get(id);
    if (!proposal?.price) {
      const message = `The file has no row "${id.slice(0, 80)}" that could be taken over. Nothing was saved. Choose the file again.`;
      return err({ code: "no-such-row", message });
    }
    const { provider, model, tier, band, fromDay } = proposal.price;
    const alias = aliases.find(({ name }) => name === model);
    if (alias) {
      const message = `Row "${proposal.row.key}": "${alias.name}" is priced as ${alias.model}. Nothing was saved. Take that back first, or both would hold.`;
      return err({ code: "rows-collide", message });
    }
    const target = JSON.stringify([provider, model, tier, band, fromDay]);
    const other = targets.get(target);
    if (other !== undefined) {
      const message = `Row "${proposal.row.key}" and row "${other}" both price ${model} at ${tier} from ${fromDay}. Nothing was saved. Accept one of them.`;
      return err({ code: "rows-collide", message });
    }
    targets.set(target, proposal.row.key);
    prices.push(proposal.price);
  }
  return ok(prices);
}

/** Why none of the rows was kept where one of them has a price of the user's own already. */
export const takenWords = ({ source, fromDay, model, tier }: OwnPrice): string =>
  `${source}: there is a price of your own from ${fromDay} for ${model} at ${tier} already. Nothing was saved. Leave the row out, remove that price first, or choose another day.`;
