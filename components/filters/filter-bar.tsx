"use client";
import { useState } from "react";
import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import type { DataOrigin, FilterChoice, FilterChoices } from "../../lib/wire/overview.ts";
import { formatCount } from "../format/quantity.ts";
import { ViewsMenu } from "../saved-views/views-menu.tsx";
import { TopBar } from "../shell/top-bar.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import type { Choice } from "../ui/choice-box.tsx";
import { ManyChoices } from "../ui/choice-list.tsx";
import { type Segment, Segmented } from "../ui/segmented.tsx";
import type { Filtering } from "./filtering.ts";
import { useOfferFilters } from "./offered-filters.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { ZonePicker } from "./zone-picker.tsx";

const ORIGINS: readonly Segment<DataOrigin>[] = [
  { value: "own", label: "Your data" },
  { value: "sample", label: "Sample" },
];

interface FilterBarProps {
  readonly filtering: Filtering;
  readonly choices: FilterChoices;
  /** Both the user's own records and the sample are stored, so that one of them is to be chosen. */
  readonly bothOrigins: boolean;
  /** The page is of the present: no period and no other data can be chosen. */
  readonly isPresent?: boolean;
}

function FilterChips({ filtering }: Pick<FilterBarProps, "filtering">) {
  const { filters, instead, apply, toggle } = filtering;
  return (
    <>
      {LIST_FILTERS.flatMap(({ key, label }) =>
        filters[key].map((value) => (
          <Chip
            key={`${key} ${value}`}
            label={label}
            value={value}
            notApplied={instead !== null && !instead[key].includes(value)}
            onRemove={() => toggle(key, value)}
          />
        )),
      )}
      {LIST_FILTERS.flatMap(({ key, label }) =>
        (filters.exclude[key] ?? []).map((value) => (
          <Chip
            key={`not ${key} ${value}`}
            label={`${label} is not`}
            value={value}
            notApplied={instead !== null && !instead.exclude[key]?.includes(value)}
            onRemove={() => filtering.toggleExcluded(key, value)}
          />
        )),
      )}
      {filters.prefer === "buckets" ? (
        <Chip
          label="Where both exist"
          value="aggregate rows"
          notApplied={instead !== null && instead.prefer !== "buckets"}
          onRemove={() => apply({ prefer: "calls" })}
        />
      ) : null}
      {filters.ignored.map(({ name, value, why }) => (
        <Chip
          key={`${name} ${value}`}
          label={name}
          value={value}
          ignored={why}
          onRemove={() => apply({})}
        />
      ))}
    </>
  );
}

/** The user's own records or the made-up ones: never both at once. */
function OriginSwitch({ filtering }: Pick<FilterBarProps, "filtering">) {
  const { filters, apply } = filtering;
  return (
    <Segmented
      label="Data shown"
      segments={ORIGINS}
      value={filters.data ?? "own"}
      onChange={(origin) => apply({ data: origin === "own" ? null : origin })}
      className="shrink-0"
    />
  );
}

/** What may be chosen, and what is chosen without being there: a link may name what no record carries. */
function withChosen(choices: readonly FilterChoice[], chosen: readonly string[]): Choice[] {
  const offered = new Set(choices.map(({ value }) => value));
  const absent = chosen.filter((value) => !offered.has(value));
  return [
    ...absent.map((value) => ({ value, label: value, detail: "no records" })),
    ...choices.map(({ value, records }) => ({ value, label: value, detail: formatCount(records) })),
  ];
}

/** Lists that have a picker of their own in the bar; the others come behind "More". */
const ALWAYS_SHOWN = 4;

/** Period, zone and filters of a page; those in force are chips, those not understood say so. */
export function FilterBar({ filtering, choices, bothOrigins, isPresent }: FilterBarProps) {
  const { filters, apply } = filtering;
  const [showsAll, setShowsAll] = useState(false);
  useOfferFilters({ filtering, choices, bothOrigins, isPresent });
  return (
    <TopBar chips={<FilterChips filtering={filtering} />}>
      <ViewsMenu />
      {bothOrigins && !isPresent ? <OriginSwitch filtering={filtering} /> : null}
      {isPresent ? null : <PeriodPicker filtering={filtering} />}
      <ZonePicker filtering={filtering} />
      {LIST_FILTERS.slice(0, showsAll ? undefined : ALWAYS_SHOWN).map(({ key, label }) => (
        <ManyChoices
          key={key}
          label={`Filter by ${label.startsWith("API") ? label : label.toLowerCase()}`}
          trigger={label}
          choices={withChosen(choices[key], filters[key])}
          values={filters[key]}
          onChange={(values) => apply({ [key]: values })}
        />
      ))}
      <Button
        look="quiet"
        size="small"
        aria-expanded={showsAll}
        aria-label={showsAll ? "Fewer filters" : "More filters"}
        onClick={() => setShowsAll(!showsAll)}
      >
        {showsAll ? "Fewer" : "More"}
      </Button>
    </TopBar>
  );
}
