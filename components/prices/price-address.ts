import type { Route } from "next";
import { endOfDayUs, type PriceSearch } from "./select-listings.ts";

/** What the prices page shows: a search, and one model's history beside it. */
export interface PriceView extends PriceSearch {
  /** `provider/model`; `null` = none is open. */
  readonly opened: string | null;
}

const orNull = (text: string | null): string | null => (text === "" ? null : text);

/** The view that an address asks for; a day that is none means today. */
export function readAddress(params: URLSearchParams, today: string): PriceView {
  const day = params.get("day") ?? today;
  return {
    text: params.get("q") ?? "",
    provider: orNull(params.get("provider")),
    tier: orNull(params.get("tier")),
    day: endOfDayUs(day) === null ? today : day,
    unsold: params.get("unsold") === "1",
    opened: orNull(params.get("model")),
  };
}

/** The query of a view, without what is usual; reading it gives the view again. */
export function writeAddress(view: PriceView, today: string): string {
  const params = new URLSearchParams();
  if (view.text !== "") params.set("q", view.text);
  if (view.provider !== null) params.set("provider", view.provider);
  if (view.tier !== null) params.set("tier", view.tier);
  if (view.day !== today) params.set("day", view.day);
  if (view.unsold) params.set("unsold", "1");
  if (view.opened !== null) params.set("model", view.opened);
  return params.toString();
}

/** The page with one model's history and sources open. */
export function modelPricesHref(provider: string, model: string): Route {
  return `/prices?${new URLSearchParams({ model: `${provider}/${model}` })}`;
}
