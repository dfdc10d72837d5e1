"use client";
import { CANONICAL_TIERS } from "../../lib/core/tier.ts";
import type { Mapping } from "../../lib/formats/mapping.ts";
import { useOwnNames } from "../own-names/own-names.tsx";
import { usePricedModels } from "../own-names/use-priced-models.ts";
import { SelectField } from "../ui/select-field.tsx";
import { withDefault } from "./edit-mapping.ts";
import { useFaultMark } from "./mapping-fault.tsx";
import { MAPPING_FIELDS } from "./mapping-fields.ts";
import { type TierWord, tierProblem } from "./tier-problem.ts";

interface TierDefaultProps {
  readonly field: TierWord["field"];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Tiers that the price list or the user gives a meaning; none until the list has come. */
function useListedTiers(): readonly string[] {
  const listed = usePricedModels().flatMap(({ listings }) => listings.map(({ tier }) => tier));
  const own = useOwnNames().own.tiers.map(({ name }) => name);
  return listed.length === 0 ? [] : [...new Set([...listed, ...own])];
}

/** The tier of rows that name none. A word that a loaded mapping brought stays in sight, whatever it is. */
export function TierDefault({ field, mapping, onChange }: TierDefaultProps) {
  const { defaults } = mapping;
  const mark = useFaultMark();
  const listed = useListedTiers();
  const given = defaults[field];
  const word = given === null || given === undefined ? "" : String(given);
  const provider = typeof defaults.provider === "string" ? defaults.provider : null;
  const problem = listed.length === 0 ? null : tierProblem({ field, word, provider }, listed);
  const isOther = word !== "" && !CANONICAL_TIERS.some((tier) => tier === word);
  return (
    <SelectField
      {...mark(`defaults.${field}`)}
      label={MAPPING_FIELDS[field].label}
      value={word}
      problem={problem}
      onChange={({ target: { value } }) => onChange(withDefault(mapping, field, value))}
    >
      <option value="">
        {field === "tierServed" ? "unknown: these rows get no price" : "unknown"}
      </option>
      {isOther ? <option value={word}>{word}</option> : null}
      {CANONICAL_TIERS.map((tier) => (
        <option key={tier} value={tier}>
          {tier}
        </option>
      ))}
    </SelectField>
  );
}
