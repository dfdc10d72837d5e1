"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { endOfDayUs, type PriceSearch } from "./select-listings.ts";

function readSearch(params: URLSearchParams, today: string): PriceSearch {
  const day = params.get("day") ?? today;
  return {
    text: params.get("q") ?? "",
    provider: params.get("provider"),
    tier: params.get("tier"),
    day: endOfDayUs(day) === null ? today : day,
    unsold: params.get("unsold") === "1",
  };
}

function writeSearch({ text, provider, tier, day, unsold }: PriceSearch, today: string): string {
  const params = new URLSearchParams();
  if (text !== "") params.set("q", text);
  if (provider !== null) params.set("provider", provider);
  if (tier !== null) params.set("tier", tier);
  if (day !== today) params.set("day", day);
  if (unsold) params.set("unsold", "1");
  return params.toString();
}

/** What is searched for among prices, kept in the address so that it can be shared. */
export function usePriceSearch(today: string) {
  const path = usePathname();
  const params = useSearchParams();
  const [search, setSearch] = useState(() => readSearch(new URLSearchParams(params), today));

  function change(part: Partial<PriceSearch>): void {
    const next = { ...search, ...part };
    setSearch(next);
    const query = writeSearch(next, today);
    window.history.replaceState(null, "", query === "" ? path : `${path}?${query}`);
  }

  return { search, change };
}
