import { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { OwnPrice } from "../../lib/pricing/own-price.ts";
import type { FileRows } from "../../lib/pricing/price-file/file-row.ts";
import type { Proposal } from "../../lib/pricing/price-file/propose-prices.ts";
import {
  type PriceFileRefusal,
  readPriceFile,
} from "../../lib/pricing/price-file/read-price-file.ts";
import { MOST_ACCEPTED, MOST_PRICE_FILE_BYTES } from "../../lib/wire/price-file.ts";
import { Day, Name } from "./own-price-fields.ts";

export const PriceFileWish = z.object({
  fileName: Name,
  text: z.string(),
  fromDay: Day,
  accept: z.array(z.string().max(1200)).min(1).max(MOST_ACCEPTED).nullable(),
});

export const TOO_LARGE: Problem = {
  code: "too-large",
  message:
    "A price file may have 5 MiB; this one has more. Nothing was saved. Cut it into several.",
};

const MOST_FAULTS = 8;

function refusalText(refusal: PriceFileRefusal): string {
  switch (refusal.code) {
    case "no-json":
      return `The file is no JSON: ${refusal.detail}. Nothing was saved.`;
    case "unknown-shape":
      return 'Expected the JSON that this page writes, or LiteLLM\'s "model_prices_and_context_window.json"; found neither. Nothing was saved.';
    case "wrong-rows": {
      const { faults } = refusal;
      const shown = faults.slice(0, MOST_FAULTS).map(({ row, problem }) => `${row}: ${problem}.`);
      const more = faults.length > shown.length ? ` And ${faults.length - shown.length} more.` : "";
      return `Nothing was saved. ${shown.join(" ")}${more} Correct that and choose the file again.`;
    }
  }
}

/** The rows of a price file, or what is wrong with it. */
export function priceFileRows(text: string): Result<FileRows, Problem> {
  if (Buffer.byteLength(text) > MOST_PRICE_FILE_BYTES) return err(TOO_LARGE);
  const read = readPriceFile(text);
  return read.ok ? ok(read.value) : err({ code: "bad-request", message: refusalText(read.error) });
}

/** What accepting these rows would keep; or the row that cannot be, or two that say different of the same. */
export function acceptedPrices(
  proposals: readonly Proposal[],
  accept: readonly string[],
): Result<OwnPrice[], Problem> {
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const targets = new Map<string, string>();
  const prices: OwnPrice[] = [];
  for (const id of new Set(accept)) {
    const proposal = byId.get(id);
    if (!proposal?.price) {
      const message = `The file has no row "${id.slice(0, 80)}" that could be taken over. Nothing was saved. Choose the file again.`;
      return err({ code: "bad-request", message });
    }
    const { provider, model, tier, band, fromDay } = proposal.price;
    const target = JSON.stringify([provider, model, tier, band, fromDay]);
    const other = targets.get(target);
    if (other !== undefined) {
      const message = `Row "${proposal.row.key}" and row "${other}" both price ${model} at ${tier} from ${fromDay}. Nothing was saved. Accept one of them.`;
      return err({ code: "wrong-state", message });
    }
    targets.set(target, proposal.row.key);
    prices.push(proposal.price);
  }
  return ok(prices);
}
