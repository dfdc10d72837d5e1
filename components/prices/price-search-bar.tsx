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

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly names: readonly Name[];
  readonly chosen: Name | null;
  readonly onChange: (name: Name | null) => void;
  readonly className: string;
}

function Choice<Name extends string>(props: ChoiceProps<Name>) {
  const { label, names, chosen, onChange, className } = props;
  return (
    <SelectField
      bare
      label={label}
      value={chosen ?? ""}
      onChange={({ target: { value } }) => onChange(names.find((name) => name === value) ?? null)}
      className={`${className} shrink-0`}
    >
      <option value="">{`every ${label.toLowerCase()}`}</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </SelectField>
  );
}

function Unsold({
  unsold,
  onChange,
}: Pick<PriceSearch, "unsold"> & Pick<PriceSearchBarProps, "onChange">) {
  return (
    <label className="inline-flex h-8 shrink-0 items-center gap-2 px-1 text-13">
      <input
        type="checkbox"
        checked={unsold}
        onChange={({ target: { checked } }) => onChange({ unsold: checked })}
        className="size-4 accent-(--accent)"
      />
      Tiers not sold
    </label>
  );
}

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
      <Choice
        label="Provider"
        className="w-40"
        names={providers}
        chosen={provider}
        onChange={(name) => onChange({ provider: name })}
      />
      <Choice
        label="Tier"
        className="w-32"
        names={tiers}
        chosen={tier}
        onChange={(name) => onChange({ tier: name })}
      />
      <Choice
        label="Status"
        className="w-32"
        names={PRICE_STATUSES}
        chosen={status}
        onChange={(name) => onChange({ status: name })}
      />
      <Choice
        label="Confidence"
        className="w-40"
        names={CONFIDENCES}
        chosen={confidence}
        onChange={(name) => onChange({ confidence: name })}
      />
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
      <Unsold unsold={unsold} onChange={onChange} />
    </TopBar>
  );
}
