"use client";
import { ChevronRight } from "lucide-react";
import type { Mapping, MappingColumn } from "../../lib/formats/mapping.ts";
import type { PreviewColumn } from "../../lib/wire/imports.ts";
import { SelectField } from "../ui/select-field.tsx";
import { withColumn } from "./edit-mapping.ts";
import { useFaultMark } from "./mapping-fault.tsx";
import { FIELD_GROUPS, MAPPING_COLUMNS, MAPPING_FIELDS } from "./mapping-fields.ts";

interface MappingColumnsProps {
  readonly mapping: Mapping;
  readonly columns: readonly PreviewColumn[];
  readonly onChange: (mapping: Mapping) => void;
}

const SAMPLES = 3;

function samplesOf(columns: readonly PreviewColumn[], name: string | null | undefined): string {
  const column = columns.find((one) => one.name === name);
  return (column?.samples ?? []).slice(0, SAMPLES).join(", ");
}

function FieldRow({
  field,
  mapping,
  columns,
  onChange,
}: MappingColumnsProps & { readonly field: MappingColumn }) {
  const { label, hint } = MAPPING_FIELDS[field];
  const mark = useFaultMark();
  const chosen = mapping.columns[field] ?? "";
  const gone = chosen !== "" && !columns.some(({ name }) => name === chosen);
  const samples = samplesOf(columns, chosen);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] items-center gap-x-3 py-1">
      <span className="text-13" title={hint}>
        {label}
      </span>
      <SelectField
        bare
        {...mark(`columns.${field}`)}
        label={`Column for ${label}`}
        value={chosen}
        onChange={({ target: { value } }) =>
          onChange(withColumn(mapping, field, value === "" ? null : value))
        }
      >
        <option value="">not in this file</option>
        {gone ? <option value={chosen}>{chosen} (missing)</option> : null}
        {columns.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </SelectField>
      {samples === "" ? null : (
        <span className="col-start-2 truncate pl-2 text-12 text-ink-3" title={samples}>
          {samples}
        </span>
      )}
    </div>
  );
}

type Group = (typeof FIELD_GROUPS)[number];

/** The fields without which nothing can be priced. */
export const FIRST_GROUP: Group = "Needed for a price";

const MORE_GROUPS = FIELD_GROUPS.filter((group) => group !== FIRST_GROUP);

const fieldsOf = (group: Group): MappingColumn[] =>
  MAPPING_COLUMNS.filter((field) => MAPPING_FIELDS[field].group === group);

/** Which columns hold the fields of a group, with values from the file beside each. */
export function MappingGroup({ group, ...props }: MappingColumnsProps & { readonly group: Group }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-13 font-semibold">{group}</legend>
      {fieldsOf(group).map((field) => (
        <FieldRow key={field} field={field} {...props} />
      ))}
    </fieldset>
  );
}

/** The fields that add detail; folded away while the file has none of them. */
export function MoreFields(props: MappingColumnsProps) {
  const more = MORE_GROUPS.flatMap(fieldsOf);
  const mapped = more.filter((field) => props.mapping.columns[field]).length;
  return (
    <details className="group border-t border-line pt-3" open={mapped > 0}>
      <summary className="flex min-h-6 items-center gap-1.5 text-13 text-ink-2 hover:text-ink">
        <ChevronRight size={14} aria-hidden className="group-open:rotate-90" />
        {more.length} more fields, {mapped} of them mapped
      </summary>
      <div className="mt-3 grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        {MORE_GROUPS.map((group) => (
          <MappingGroup key={group} group={group} {...props} />
        ))}
      </div>
    </details>
  );
}
