import type { Route } from "next";
import { LIST_FILTERS, type ListFilter } from "../../lib/core/list-filters.ts";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import { KEYED_PERIODS } from "../filters/keyed-periods.ts";
import type { OfferedFilters } from "../filters/offered-filters.ts";
import { shiftPeriod } from "../filters/shift-period.ts";
import { formatCount } from "../format/quantity.ts";
import {
  clearFilters,
  hasFilters,
  openPeriodPicker,
  switchOrigin,
  todayOf,
} from "../shortcuts/run-shortcut.ts";
import type { Command } from "./command.ts";

interface FilterPlace {
  /** `null`: the page in sight has no filters; the overview is opened under the one chosen. */
  readonly page: OfferedFilters | null;
  readonly choices: FilterChoices | null;
  readonly go: (href: Route) => void;
}

function chooseValue({ page, go }: FilterPlace, list: ListFilter, value: string): void {
  const parameter = LIST_FILTERS.find(({ key }) => key === list)?.parameter ?? "";
  if (page) page.filtering.toggle(list, value);
  else go(`/?${new URLSearchParams([[parameter, value]])}` as Route); // a place of ours with a parameter is one too
}

/** Each value that a list can be filtered by. */
export function valueCommands(place: FilterPlace, only?: string): readonly Command[] {
  const { page, choices } = place;
  return LIST_FILTERS.filter(({ key }) => only === undefined || key === only).flatMap(
    ({ key, label }) =>
      (choices?.[key] ?? []).map(({ value, records }): Command => {
        const isIn = page?.filtering.filters[key].includes(value) ?? false;
        return {
          id: `value ${key} ${value}`,
          group: label,
          label: value,
          words: `filter show only ${isIn ? "remove in force" : ""}`,
          detail: isIn ? "in force: takes it away" : formatCount(records),
          isDeep: only === undefined,
          does: () => chooseValue(place, key, value),
        };
      }),
  );
}

/** One command for each list, which then asks for the value. */
export const listCommands = ({ choices }: FilterPlace): readonly Command[] =>
  LIST_FILTERS.flatMap(({ key, label }): Command[] => {
    if ((choices?.[key] ?? []).length === 0) return [];
    const name = label.startsWith("API") ? label : label.toLowerCase();
    return [
      {
        id: `list ${key}`,
        group: "Filter",
        label: `Filter by ${name}\u2026`,
        does: { kind: "values", list: key },
      },
    ];
  });

/** Periods, the one before and after, and what else changes the data that the page shows. */
export function periodCommands(page: OfferedFilters | null): readonly Command[] {
  if (!page) return [];
  const { filtering, bothOrigins, isPresent } = page;
  const today = todayOf(page);
  const command = (id: string, label: string, rest: Pick<Command, "does" | "detail">): Command => ({
    ...{ id: `period ${id}`, group: "Period", label, words: "time range date" },
    ...rest,
  });
  const steps = (
    [
      [-1, "The period before", "←"],
      [1, "The period after", "→"],
    ] as const
  ).flatMap(([by, label, detail]) => {
    const change = shiftPeriod(filtering.filters, by, today);
    return change === null
      ? []
      : [command(label, label, { detail, does: () => filtering.apply(change) })];
  });
  const clear: readonly Command[] = hasFilters(page)
    ? [
        {
          ...{ id: "clear", group: "Filter", label: "Clear all filters", detail: "Esc" },
          does: () => clearFilters(page),
        },
      ]
    : [];
  if (isPresent) return clear;
  return [
    ...clear,
    ...steps,
    ...KEYED_PERIODS.map(({ key, label, choose }) =>
      command(key, label, {
        detail: key.toUpperCase(),
        does: () => filtering.apply(choose(today)),
      }),
    ),
    command("days", "Choose days\u2026", { detail: "C", does: openPeriodPicker }),
    ...(bothOrigins
      ? [
          {
            id: "origin",
            group: "Data",
            label: filtering.filters.data === "sample" ? "Show your data" : "Show the sample",
            detail: "I",
            does: () => switchOrigin(page),
          },
        ]
      : []),
  ];
}
