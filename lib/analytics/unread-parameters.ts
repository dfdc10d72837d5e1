import { FILTER_PARAMETERS } from "../core/list-filters.ts";
import type { AppliedFilters } from "../wire/overview.ts";

type Ignored = AppliedFilters["ignored"][number];

/** Days beside a period that has its own. */
function besidePeriod(params: URLSearchParams, period: string): Ignored[] {
  if (period === "custom" || !params.get("period")) return [];
  const why = `period=${period} names the period`;
  return ["from", "to"].flatMap((name) => {
    const value = params.get(name);
    return value ? [{ name, value, why }] : [];
  });
}

const ONCE = ["period", "from", "to", "zone", "prefer", "data"];

/** Every value but the first of a parameter that takes one. */
function repeated(params: URLSearchParams): Ignored[] {
  return ONCE.flatMap((name) =>
    params
      .getAll(name)
      .slice(1)
      .map((value) => ({ name, value, why: "named twice: the first one holds" })),
  );
}

function unknownNames(params: URLSearchParams): Ignored[] {
  const known = new Set<string>(FILTER_PARAMETERS);
  return [...params]
    .filter(([name]) => !known.has(name))
    .map(([name, value]) => ({ name, value, why: "no such filter" }));
}

/** What no filter is made from: unknown names, a second value where one is read, days beside a named period. */
export const unreadParameters = (params: URLSearchParams, period: string): Ignored[] => [
  ...besidePeriod(params, period),
  ...repeated(params),
  ...unknownNames(params),
];
