import type { Route } from "next";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { filterQuery, pageHref } from "../filters/filter-query.ts";
import { dayInZone } from "../format/moment.ts";
import { BESIDE } from "./beside.ts";
import { type Draft, draftText, readDraft, SCENARIO } from "./scenario-file.ts";

const PAGE = "/scenarios";

/** Periods that begin with a day and move on with the clock. */
const MOVING = ["7d", "30d", "90d", "month"];

/** The same filters with the days that a moving period now has: tomorrow they still mean the same records. */
export function fixedFilters(filters: AppliedFilters): AppliedFilters {
  const { period, fromUs, toUs, zone } = filters;
  if (!MOVING.includes(period) || fromUs === null || toUs === null) return filters;
  const days = { fromDay: dayInZone(fromUs, zone), toDay: dayInZone(toUs - 1, zone) };
  return { ...filters, period: "custom", ...days };
}

/** The address of a scenario, its filters and what stands beside it: whoever opens it sees the same figures. */
export function linkHref(filters: AppliedFilters, draft: Draft, beside: string | null): Route {
  const scenario = draftText(draft);
  return pageHref(PAGE, fixedFilters(filters), [
    ...(scenario === null ? [] : [[SCENARIO, scenario] as const]),
    ...(beside === null ? [] : [[BESIDE, beside] as const]),
  ]);
}

/** The scenario that was saved; `null` where its file is none that the page can show. */
export const savedDraft = ({ file, name }: SavedScenario): Draft | null => {
  const draft = readDraft(JSON.stringify(file));
  return draft && { ...draft, name };
};

/** The file of a saved scenario under another name. */
export const renamedFile = (saved: SavedScenario, name: string): unknown => {
  const draft = savedDraft(saved);
  return draft === null ? saved.file : { ...draft, name };
};

/** The address that opens a saved scenario under the filters that it was saved with. */
export function savedHref(saved: SavedScenario): Route {
  const params = new URLSearchParams(saved.query);
  const draft = savedDraft(saved);
  params.set(SCENARIO, (draft && draftText(draft)) ?? "{}");
  return `${PAGE}?${params}` as Route; // a place of ours with parameters is one too
}

/** The filters as a saved scenario keeps them: a period that moves with the clock goes on moving. */
export const keptQuery = (filters: AppliedFilters): string => filterQuery(filters).toString();
