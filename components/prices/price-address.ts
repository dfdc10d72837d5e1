import type { Route } from "next";
import { type IgnoredPart, unreadParts } from "../filters/unread-parts.ts";
import { CONFIDENCES, endOfDayUs, PRICE_STATUSES, type PriceSearch } from "./select-listings.ts";

/** What the prices page shows: a search, and one model's history beside it. */
export interface PriceView extends PriceSearch {
  /** `provider/model`; `null` = none is open. */
  readonly opened: string | null;
}

/** What the price list holds. */
export interface ListNames {
  readonly providers: readonly string[];
  readonly tiers: readonly string[];
  /** As `provider/model`. */
  readonly models: readonly string[];
}

/** The view that an address asks for; a day that is none means today, a name that the list does not hold means any. */
export function readAddress(params: URLSearchParams, today: string, names: ListNames): PriceView {
  const day = params.get("day") ?? today;
  const oneOf = (name: string, known: readonly string[]): string | null =>
    known.find((one) => one === params.get(name)) ?? null;
  return {
    text: params.get("q") ?? "",
    provider: oneOf("provider", names.providers),
    tier: oneOf("tier", names.tiers),
    day: endOfDayUs(day) === null ? today : day,
    unsold: params.get("unsold") === "1",
    status: PRICE_STATUSES.find((one) => one === params.get("status")) ?? null,
    confidence: CONFIDENCES.find((one) => one === params.get("confidence")) ?? null,
    opened: oneOf("model", names.models),
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
  if (view.status !== null) params.set("status", view.status);
  if (view.confidence !== null) params.set("confidence", view.confidence);
  if (view.opened !== null) params.set("model", view.opened);
  return params.toString();
}

const PARAMETERS = "q provider tier day unsold status confidence model".split(" ");

/** What of an address was not understood, so that the page says so. */
export function ignoredParts(params: URLSearchParams, names: ListNames): IgnoredPart[] {
  const oneOf = (name: string, known: readonly string[], why?: string): IgnoredPart[] => {
    const value = params.get(name);
    if (value === null || value === "" || known.includes(value)) return [];
    return [{ name, value, why: why ?? `not one of ${known.join(", ")}` }];
  };
  const day = params.get("day");
  const isDayWrong = day !== null && endOfDayUs(day) === null;
  return [
    ...(isDayWrong ? [{ name: "day", value: day, why: "no day such as 2026-11-01" }] : []),
    ...oneOf("unsold", ["1"]),
    ...oneOf("status", PRICE_STATUSES),
    ...oneOf("confidence", CONFIDENCES),
    ...oneOf("tier", names.tiers),
    ...oneOf("provider", names.providers, "the price list has no such provider"),
    ...oneOf("model", names.models, "the price list has no such model"),
    ...unreadParts(params, PARAMETERS),
  ];
}

/** The page with one model's history and sources open. */
export function modelPricesHref(provider: string, model: string): Route {
  return `/prices?${new URLSearchParams({ model: `${provider}/${model}` })}`;
}
