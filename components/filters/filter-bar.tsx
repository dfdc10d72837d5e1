"use client";
import type { FilterChoice, FilterChoices } from "../../lib/wire/overview.ts";
import { formatCount } from "../format/quantity.ts";
import { TopBar } from "../shell/top-bar.tsx";
import { Chip } from "../ui/chip.tsx";
import type { Choice } from "../ui/choice-box.tsx";
import { ManyChoices } from "../ui/choice-list.tsx";
import { LIST_FILTERS } from "./filter-query.ts";
import { PeriodPicker } from "./period-picker.tsx";
import type { Filtering } from "./use-filters.ts";
import { ZonePicker } from "./zone-picker.tsx";

interface FilterBarProps {
  readonly filtering: Filtering;
  readonly choices: FilterChoices;
}

function FilterChips({ filtering }: Pick<FilterBarProps, "filtering">) {
  const { filters, apply, toggle } = filtering;
  return (
    <>
      {LIST_FILTERS.flatMap(({ key, label }) =>
        filters[key].map((value) => (
          <Chip
            key={`${key} ${value}`}
            label={label}
            value={value}
            onRemove={() => toggle(key, value)}
          />
        )),
      )}
      {filters.prefer === "buckets" ? (
        <Chip
          label="Where both exist"
          value="aggregate rows"
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

/** What may be chosen, and what is chosen without being there: a link may name what no record carries. */
function withChosen(choices: readonly FilterChoice[], chosen: readonly string[]): Choice[] {
  const offered = new Set(choices.map(({ value }) => value));
  const absent = chosen.filter((value) => !offered.has(value));
  return [
    ...absent.map((value) => ({ value, label: value, detail: "no records" })),
    ...choices.map(({ value, records }) => ({ value, label: value, detail: formatCount(records) })),
  ];
}

/** Period, zone and filters of a page; those in force are chips, those not understood say so. */
export function FilterBar({ filtering, choices }: FilterBarProps) {
  const { filters, apply } = filtering;
  return (
    <TopBar chips={<FilterChips filtering={filtering} />}>
      <PeriodPicker filtering={filtering} />
      <ZonePicker filtering={filtering} />
      {LIST_FILTERS.map(({ key, label }) => (
        <ManyChoices
          key={key}
          label={`Filter by ${label.toLowerCase()}`}
          trigger={label}
          choices={withChosen(choices[key], filters[key])}
          values={filters[key]}
          onChange={(values) => apply({ [key]: values })}
        />
      ))}
    </TopBar>
  );
}
