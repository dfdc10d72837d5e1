import { isoFromUs, US_PER_DAY } from "../core/time.ts";
import type { PriceListing } from "../wire/prices.ts";

const UNIT = "USD per million tokens";

/** A UTC day, or the instant where a price did not change at midnight. */
const momentText = (us: number): string =>
  us % US_PER_DAY === 0 ? isoFromUs(us).slice(0, 10) : isoFromUs(us);

/** The row of a price file that a listing is: without what a contract takes off. */
function fileRow(listing: PriceListing) {
  const { provider, model, tier, band, fromUs, toUs, own, contract } = listing;
  const { input, cachedInput, cacheWrite, cacheWrite1h, output } = contract?.list ?? listing;
  const isAnyones = own === true && provider === "own";
  return {
    ...{ provider: isAnyones ? null : provider, model, tier, context: band },
    from: momentText(fromUs),
    until: toUs === null ? null : momentText(toUs),
    ...{ input, cachedInput, cacheWrite, cacheWrite1h, output },
    ...{ availability: listing.availability, status: listing.status },
    ...{ dateBasis: listing.dateBasis, valueBasis: listing.valueBasis },
    ...{ confidence: listing.confidence, source: listing.source, own: own ?? false },
    ...(contract ? { contract: { percent: contract.percent, note: contract.note } } : {}),
  };
}

/** Prices as a JSON file that can be read again; amounts are texts, so that no reader rounds them. */
export function priceFileText(listings: readonly PriceListing[], day: string): string {
  const file = { day, unit: UNIT, prices: listings.map(fileRow) };
  return `${JSON.stringify(file, null, 2)}\n`;
}
