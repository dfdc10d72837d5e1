import type { Route } from "next";
import { CONFIDENCES, endOfDayUs, PRICE_STATUSES, type PriceSearch } from "./select-listings.ts";

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
    status: PRICE_STATUSES.find((one) => one === params.get("status")) ?? null,
    confidence: CONFIDENCES.find((one) => one === params.get("confidence")) ?? null,
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
  if (view.status !== null) params.set("status", view.status);
  if (view.confidence !== null) params.set("confidence", view.confidence);
  if (view.opened !== null) params.set("model", view.opened);
  return params.toString();
}

export interface IgnoredPart {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** What of an address was not understood, so that the page says so. */
export function ignoredParts(params: URLSearchParams): IgnoredPart[] {
  const oneOf = (name: string, known: readonly string[]): IgnoredPart[] => {
    const value = params.get(name);
    if (value === null || value === "" || known.includes(value)) return [];
    return [{ name, value, why: `not one of ${known.join(", ")}` }];
  };
  const day = params.get("day");
  const isDayWrong = day !== null && endOfDayUs(day) === null;
  return [
    ...(isDayWrong ? [{ name: "day", value: day, why: "no day such as 2026-11-01" }] : []),
    ...oneOf("unsold", ["1"]),
    ...oneOf("status", PRICE_STATUSES),
    ...oneOf("confidence", CONFIDENCES),
  ];
}

/** The page with one model's history and sources open. */
export function modelPricesHref(provider: string, model: string): Route {
  return `/prices?${new URLSearchParams({ model: `${provider}/${model}` })}`;
}
