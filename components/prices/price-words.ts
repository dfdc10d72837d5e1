import type { PricedModel, PriceListing } from "../../lib/wire/prices.ts";
import { formatDay, formatDayOf } from "../format/moment.ts";
import { formatRate } from "../format/money.ts";
import { MINUS } from "../format/number-text.ts";
import { formatCount } from "../format/quantity.ts";
import type { PriceSearch } from "./select-listings.ts";

/** Prices are dated in UTC, wherever the reader sits. */
export const PRICE_ZONE = "UTC";

const END_WORDS: Readonly<Record<string, string>> = {
  price_change: ", then the price changed",
  scheduled_price_change: ", then the announced price",
  model_shutdown: ", then the model ends",
  model_replaced: ", then another model replaced it",
  contract_begins: ", then your contract's discount",
  contract_ends: ", then your contract's discount ends",
};

/** What a price's first day rests on where the seller names none; `null` where it does. */
export function dayDoubt({ dateBasis }: Pick<PriceListing, "dateBasis">): string | null {
  if (dateBasis === "documented") return null;
  return dateBasis === "observed"
    ? "Day not documented: the price was first seen then."
    : "Day not documented: taken from the model's release or announcement.";
}

/** From which day to which a listing holds, in UTC. */
export function periodWords({ fromUs, toUs, endReason }: PriceListing): string {
  const from = formatDayOf(fromUs, PRICE_ZONE);
  if (toUs !== null) {
    const why = endReason === null ? "" : (END_WORDS[endReason] ?? "");
    return `${from} to ${formatDayOf(toUs - 1, PRICE_ZONE)}${why}`;
  }
  if (endReason === "end_unknown") return `From ${from}; off the price list since, day not known`;
  return `Since ${from}`;
}

/** Which prompts a band holds for; `null` where the model has one price for every size. */
export function bandWords(
  { band }: Pick<PriceListing, "band">,
  { longFromTokens }: Pick<PricedModel, "longFromTokens">,
): string | null {
  if (band === "all" || longFromTokens === null) return null;
  return band === "short"
    ? `For prompts of at most ${formatCount(longFromTokens - 1)} tokens, cached ones included.`
    : `For prompts of ${formatCount(longFromTokens)} tokens or more, cached ones included; every token of the request bills at it.`;
}

function regionWords({ regionPercent, regions }: PricedModel): string | null {
  if (regionPercent === null) return null;
  const where = regions.length === 0 ? "a data-residency region" : regions.join(", ");
  return `${regionPercent} % more on the endpoints of ${where}.`;
}

function closedWords({ closedIn }: PriceListing): string | null {
  return closedIn.length === 0 ? null : `Not offered in ${closedIn.join(", ")}.`;
}

function contractWords({ contract }: PriceListing): string | null {
  if (!contract) return null;
  const { percent, note, list } = contract;
  const rates = [
    list.input === null ? null : `${formatRate(list.input)} input`,
    list.output === null ? null : `${formatRate(list.output)} output`,
  ].filter((rate) => rate !== null);
  return `List (${rates.join(", ")}) \u00d7 (1 ${MINUS} ${percent} %), contract: ${note}.`;
}

function basisWords({ valueBasis, own }: PriceListing): string | null {
  if (own && valueBasis === "price file") return "Taken over from a price file.";
  if (own) return "Your own entry: no published price.";
  if (valueBasis === "published" || valueBasis === "n/a") return null;
  return valueBasis.startsWith("published")
    ? "Partly worked out: not every class of tokens is printed."
    : "Worked out from another tier's price: this tier's own is not printed.";
}

function stateWords({ status, availability, guaranteedUntil }: PriceListing): string | null {
  if (status === "retracted") return "Announced, then taken back: it was never charged.";
  if (availability === "not_listed") return "Looked for in the tier's price list and not there.";
  if (availability === "preview_invite") return "A preview by invitation.";
  if (availability === "preview") return "A preview.";
  if (status === "announced") return "Announced before its day.";
  if (guaranteedUntil === null) return null;
  return `Guaranteed until ${formatDay(guaranteedUntil)}; what follows is not published.`;
}

/** What a reader should know of a listing beside its rates, in sentences. */
export function listingFacts(listing: PriceListing, model: PricedModel): string[] {
  const isSold = listing.availability !== "not_listed";
  return [
    contractWords(listing),
    stateWords(listing),
    bandWords(listing, model),
    isSold ? regionWords(model) : null,
    closedWords(listing),
    isSold ? dayDoubt(listing) : null,
    isSold ? basisWords(listing) : null,
  ].filter((fact) => fact !== null);
}

/** How many models are sold on a day, in the tense of that day. */
export function soldWords(day: string, today: string): string {
  if (day === today) return "are sold";
  return day < today ? "were sold" : "will be sold, as far as is announced";
}

/** A search in words, for paper: its day and what narrows it. */
export function searchWords(search: PriceSearch): string {
  const { text, provider, tier, day, unsold, status, confidence } = search;
  return [
    `prices in force on ${formatDay(day)} (UTC)`,
    text === "" ? null : `\u201c${text}\u201d`,
    provider === null ? null : `provider ${provider}`,
    tier === null ? null : `tier ${tier}`,
    unsold ? "tiers not sold included" : null,
    status === null ? null : `status ${status}`,
    confidence === null ? null : `${confidence} confidence`,
  ]
    .filter((part) => part !== null)
    .join(" \u00b7 ");
}
