import { holdsAt } from "../core/holds-at.ts";
import type { Tier } from "../core/tier.ts";
import type { PriceBook } from "./book.ts";
import type { CompiledModel } from "./compiled-model.ts";
import { resolveModel } from "./find-model.ts";
import type { HistoricPrice } from "./historic-price.ts";
import { priceInForce } from "./price-in-force.ts";
import type { PriceableUsage, UnpricedReason } from "./types.ts";

export interface PriceProof {
  readonly says: "not-listed" | "short-only" | "closed-in-region" | "sold-at-other-times" | "ended";
  readonly row: HistoricPrice;
  /** First day without the model, ISO. */
  readonly endsOn: string | null;
}

function notSold(rows: readonly HistoricPrice[], { startUs }: PriceableUsage): PriceProof | null {
  const inForce = rows.filter((row) => holdsAt(row, startUs));
  const short = inForce.find(
    ({ band, availability }) => band === "short" && availability !== "not_listed",
  );
  if (short) return { says: "short-only", row: short, endsOn: null };
  const unlisted = [...inForce, ...rows].find(({ availability }) => availability === "not_listed");
  return unlisted ? { says: "not-listed", row: unlisted, endsOn: null } : null;
}

function ended(
  { entry, prices }: CompiledModel,
  rows: readonly HistoricPrice[],
): PriceProof | null {
  const row = rows.at(-1) ?? prices.at(-1);
  return row && entry.ends ? { says: "ended", row, endsOn: entry.ends.on } : null;
}

/**
 * The row of the price list that shows why a record may not be served at a tier; `null` where the list has no row for it:
 * it knows neither the name nor the tier, or never looked.
 */
export function whyNotSold(
  book: PriceBook,
  usage: PriceableUsage,
  { tier, reason }: { readonly tier: Tier; readonly reason: UnpricedReason },
): PriceProof | null {
  const named =
    usage.model === null ? null : resolveModel(book, usage.provider, usage.model, usage.startUs);
  if (!named) return null;
  const { model } = named;
  const rows = model.prices.filter((row) => row.tier === tier && row.status !== "retracted");
  const found = priceInForce(book, usage, tier);
  if (found.ok) {
    const row = rows.find(({ id }) => id === found.price.version.id) ?? rows[0];
    return row && reason === "not-sold-at-tier"
      ? { says: "closed-in-region", row, endsOn: null }
      : null;
  }
  if (reason === "model-ended") return ended(model, rows);
  if (reason === "not-sold-at-tier") return notSold(rows, usage);
  const [first] = rows;
  return reason === "no-price-at-date" && first
    ? { says: "sold-at-other-times", row: first, endsOn: null }
    : null;
}
