"use client";
import { TopBar } from "../shell/top-bar.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CONFIDENCES, endOfDayUs, PRICE_STATUSES, type PriceSearch } from "./select-listings.ts";

interface PriceSearchBarProps {
  readonly search: PriceSearch;
  readonly providers: readonly string[];
  readonly tiers: readonly string[];
  readonly onChange: (part: Partial<PriceSearch>) => void;
}

const orNull = (value: string): string | null => (value === "" ? null : value);

/** A name that only the address knows is listed as well, so that it can be seen and changed. */
const withChosen = (names: readonly string[], chosen: string | null): readonly string[] =>
  chosen === null || names.includes(chosen) ? names : [...names, chosen];

export function PriceSearchBar({ search, providers, tiers, onChange }: PriceSearchBarProps) {
  const { text, provider, tier, day, unsold, status, confidence } = search;
  return (
    <TopBar>
      <TextField
        bare
        type="search"
        label="Model or alias"
        placeholder="Model or alias"
        value={text}
        onChange={({ target: { value } }) => onChange({ text: value })}
        className="w-56 shrink-0"
      />
      <SelectField
        bare
        label="Provider"
        value={provider ?? ""}
        onChange={({ target: { value } }) => onChange({ provider: orNull(value) })}
        className="w-40 shrink-0"
      >
        <option value="">every provider</option>
        {withChosen(providers, provider).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <SelectField
        bare
        label="Tier"
        value={tier ?? ""}
        onChange={({ target: { value } }) => onChange({ tier: orNull(value) })}
        className="w-32 shrink-0"
      >
        <option value="">every tier</option>
        {withChosen(tiers, tier).map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <SelectField
        bare
        label="Status"
        value={status ?? ""}
        onChange={({ target: { value } }) =>
          onChange({ status: PRICE_STATUSES.find((one) => one === value) ?? null })
        }
        className="w-32 shrink-0"
      >
        <option value="">every status</option>
        {PRICE_STATUSES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <SelectField
        bare
        label="Confidence"
        value={confidence ?? ""}
        onChange={({ target: { value } }) =>
          onChange({ confidence: CONFIDENCES.find((one) => one === value) ?? null })
        }
        className="w-40 shrink-0"
      >
        <option value="">every confidence</option>
        {CONFIDENCES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <TextField
        bare
        type="date"
        label="Prices of the day (UTC)"
        value={day}
        onChange={({ target: { value } }) => {
          if (endOfDayUs(value) !== null) onChange({ day: value });
        }}
        className="w-36 shrink-0"
      />
      <label className="inline-flex h-8 shrink-0 items-center gap-2 px-1 text-13">
        <input
          type="checkbox"
          checked={unsold}
          onChange={({ target: { checked } }) => onChange({ unsold: checked })}
          className="size-4 accent-(--accent)"
        />
        Tiers not sold
      </label>
    </TopBar>
  );
}
