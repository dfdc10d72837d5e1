"use client";
import type { Mapping, MappingColumn } from "../../lib/formats/mapping.ts";
import type { PreviewColumn } from "../../lib/wire/imports.ts";
import { SelectField } from "../ui/select-field.tsx";
import { withColumn } from "./edit-mapping.ts";
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
      <span className="col-start-2 truncate pl-2 text-12 text-ink-3" title={samples || hint}>
        {chosen === "" ? hint : samples}
      </span>
    </div>
  );
}

/** Which column of the file holds which field, with values from the file beside each. */
export function MappingColumns(props: MappingColumnsProps) {
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {FIELD_GROUPS.map((group) => (
        <fieldset key={group} className="min-w-0">
          <legend className="mb-1 text-13 font-semibold">{group}</legend>
          {MAPPING_COLUMNS.filter((field) => MAPPING_FIELDS[field].group === group).map((field) => (
            <FieldRow key={field} field={field} {...props} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
