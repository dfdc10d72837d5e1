"use client";
import type { PriceCatalogue } from "../../lib/wire/prices.ts";
import { formatDay, formatDayOf } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { PRICE_ZONE } from "./price-words.ts";
import { endOfDayUs, NO_SEARCH, type PriceSearch, selectListings } from "./select-listings.ts";

interface NoPriceFoundProps {
  readonly catalogue: PriceCatalogue;
  readonly search: PriceSearch;
  readonly today: string;
  readonly onChange: (part: Partial<PriceSearch>) => void;
}

const EVERYTHING = { ...NO_SEARCH, unsold: false };

function firstDayUs({ models }: PriceCatalogue): number {
  return Math.min(...models.flatMap(({ listings }) => listings.map(({ fromUs }) => fromUs)));
}

/** Why nothing fits, and the change that would show something. */
export function NoPriceFound({ catalogue, search, today, onChange }: NoPriceFoundProps) {
  const first = firstDayUs(catalogue);
  const isTooEarly = (endOfDayUs(search.day) ?? first) < first;
  const unsold = selectListings(catalogue, { ...search, unsold: true }).length;
  const searchedToday =
    search.day === today ? 0 : selectListings(catalogue, { ...search, day: today }).length;
  return (
    <div className="px-4 pb-4 text-13 text-ink-2">
      <p>
        {isTooEarly
          ? `No price is known for ${formatDay(search.day)}: the list begins on ${formatDayOf(first, PRICE_ZONE)}.`
          : `Nothing fits this search on ${formatDay(search.day)}.`}
        {unsold > 0
          ? ` ${formatCounted(unsold, "price list says", "price lists say")} that it is not sold there.`
          : ""}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {unsold > 0 ? (
          <Button onClick={() => onChange({ unsold: true })}>Show tiers not sold</Button>
        ) : null}
        {isTooEarly || searchedToday > 0 ? (
          <Button onClick={() => onChange({ day: today })}>Look at today</Button>
        ) : null}
        {isTooEarly ? null : <Button onClick={() => onChange(EVERYTHING)}>Clear the search</Button>}
      </div>
    </div>
  );
}
