import { isInForce, isSold } from "../analytics/in-force.ts";
import { priceCatalogue } from "../analytics/price-catalogue.ts";
import { err, ok } from "../core/result.ts";
import { canonicalTier } from "../core/tier.ts";
import { isoFromUs, parseIsoUs, US_PER_MS } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import { findModel } from "../pricing/find-model.ts";
import type { PricedModel, PriceListing } from "../wire/prices.ts";
import { defineCommand, EXIT } from "./command.ts";
import { importPrices } from "./import-prices.ts";
import { installedPriceBook } from "./installed-price-book.ts";
import { ownAdditions } from "./own-additions.ts";
import { textTable } from "./text-table.ts";

const day = (us: number | null): string => (us === null ? "" : isoFromUs(us).slice(0, 10));

function stateOf({ contract, own, valueBasis, availability, status }: PriceListing): string {
  if (contract) return `contract -${contract.percent} %`;
  if (own) return valueBasis;
  return availability === "available" ? status : availability;
}

function asText(models: readonly PricedModel[], all: boolean, atUs: number): string {
  const rows = models.flatMap(({ listings }) =>
    listings
      .filter((listing) => all || (isSold(listing) && isInForce(listing, atUs)))
      .map((p) => [
        `${p.provider}/${p.model}`,
        p.band === "all" ? p.tier : `${p.tier} (${p.band})`,
        day(p.fromUs),
        day(p.toUs),
        ...[p.input, p.cachedInput, p.cacheWrite, p.output].map((rate) => rate ?? "-"),
        stateOf(p),
        p.source,
      ]),
  );
  const header = ["model", "tier", "from", "until", "input", "cached", "write", "output"];
  const table = textTable([...header, "state", "source"], rows, [4, 5, 6, 7]);
  return `USD per 1M tokens. "until" is exclusive.\n\n${table}`;
}

/** A provider by any of its names; `null` where none is asked for, `undefined` where there is none of that name. */
function providerId(book: PriceBook, asked: string | undefined): string | null | undefined {
  if (asked === undefined) return null;
  const name = asked.trim().toLowerCase();
  const isOwn = book.models.some(({ provider }) => provider === name);
  return book.providerIds.get(name) ?? (isOwn ? name : undefined);
}

export const prices = defineCommand({
  operands: { name: "MODEL", min: 0, max: 1 },
  options: {
    provider: { type: "string", value: "NAME", help: "Only models that this provider sells" },
    tier: { type: "string", value: "TIER", help: "Only this service tier" },
    date: { type: "string", value: "DATE", help: "Prices in force on this day (else today)" },
    own: { type: "boolean", help: "What you added: prices, discounts and names" },
    import: { type: "string", value: "FILE", help: "Compare a price file with the list" },
    accept: {
      type: "string",
      value: "ROW",
      multiple: true,
      help: 'With --import: take this row over, "all" for all that can be (repeatable)',
    },
    from: {
      type: "string",
      value: "DATE",
      help: "With --import: where rows name no day (else today)",
    },
    history: { type: "boolean", help: "Also past, announced, retracted and unlisted prices" },
  },
  notes: `Every price carries the day from which it holds and its source; prices that you entered on the pages are
marked "own entry", contract discounts with their percentage. --json prints the whole history.
--import reads a price list that Tierscope wrote, or LiteLLM's; it stores nothing without --accept.

  tierscope prices o3 --history
  tierscope prices --tier flex --date 2025-05-01
  tierscope prices --import model_prices_and_context_window.json
  tierscope prices --import list.json --accept "o3 batch all" --from 2026-11-01`,
  async run({ operands: [name], options }, io) {
    const nowUs = Date.now() * US_PER_MS;
    const { import: file, accept, from } = options;
    if (options.own) return await ownAdditions(io);
    if (file !== undefined) return await importPrices(io, { file, accept, from, nowUs });
    if (accept.length > 0 || from !== undefined) {
      const message = "--accept and --from belong to --import. Name the price file with it.";
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    const atUs = options.date === undefined ? nowUs : parseIsoUs(options.date);
    if (atUs === null) {
      const message = `--date takes a day such as 2025-05-01, not "${options.date}".`;
      return err({ exit: EXIT.usage, code: "wrong-date", message });
    }
    const read = await installedPriceBook(io);
    if (!read.ok) return read;
    const book = read.value;
    const provider = providerId(book, options.provider);
    if (provider === undefined) {
      const ids = [...new Set(book.models.map((model) => model.provider))].sort();
      const message = `--provider takes one of ${ids.join(", ")}, not "${options.provider}".`;
      return err({ exit: EXIT.usage, code: "no-such-provider", message });
    }
    const tier = canonicalTier(options.tier, provider);
    const found = name === undefined ? null : findModel(book, provider, name, atUs);
    const isAsked = (model: PricedModel): boolean =>
      name === undefined
        ? provider === null || model.provider === provider
        : found?.model === model.model && found.provider === model.provider;

    const models = priceCatalogue(book, atUs)
      .models.filter(isAsked)
      .map((model) => ({
        ...model,
        listings: model.listings.filter((listing) => tier === null || listing.tier === tier),
      }))
      .filter(({ listings }) => listings.length > 0);
    if (models.length === 0) {
      const message = `No price in the catalogue fits ${name ? `"${name}"` : "these options"}. Run "tierscope prices" to see every model.`;
      return err({ exit: EXIT.usage, code: "no-such-price", message });
    }
    const text = asText(models, options.history === true, atUs);
    return ok({ json: { at: isoFromUs(atUs), models }, text });
  },
});
