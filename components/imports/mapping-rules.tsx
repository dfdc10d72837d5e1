"use client";
import { X } from "lucide-react";
import type { Mapping, MappingColumn } from "../../lib/formats/mapping.ts";
import type { PreviewColumn } from "../../lib/wire/imports.ts";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { readScalar, withFailure, withModel } from "./edit-mapping.ts";
import { useFaultMark } from "./mapping-fault.tsx";
import { MAPPING_COLUMNS, MAPPING_FIELDS } from "./mapping-fields.ts";

interface RulesProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const MOST_NAMES = 12;

/** The file's names for models, each with the catalogue's name that it is priced as. */
export function ModelNames({
  mapping,
  columns,
  modelList,
  onChange,
}: RulesProps & { readonly columns: readonly PreviewColumn[]; readonly modelList: string }) {
  const column = columns.find(({ name }) => name === mapping.columns.model);
  const names = [...new Set([...(column?.samples ?? []), ...Object.keys(mapping.models)])]
    .filter((name) => name !== "")
    .slice(0, MOST_NAMES);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-13 font-semibold">Models are priced as</legend>
      {names.length === 0 ? (
        <p className="text-13 text-ink-3">Choose the column of the model first.</p>
      ) : null}
      {names.map((name) => (
        <TextField
          key={name}
          label={name}
          list={modelList}
          value={mapping.models[name] ?? ""}
          placeholder={name}
          onChange={({ target: { value } }) => onChange(withModel(mapping, name, value))}
        />
      ))}
    </fieldset>
  );
}

interface ConditionProps extends RulesProps {
  readonly field: MappingColumn;
}

function Condition({ field, mapping, onChange }: ConditionProps) {
  const mark = useFaultMark();
  return (
    <div className="flex items-center gap-2 text-13">
      <span className="min-w-0 flex-1 truncate">{MAPPING_FIELDS[field].label} is</span>
      <TextField
        bare
        {...mark(`failedWhen.${field}`)}
        label={`Value of ${MAPPING_FIELDS[field].label}`}
        value={String(mapping.failedWhen[field] ?? "")}
        placeholder="empty"
        onChange={({ target: { value } }) =>
          onChange(withFailure(mapping, field, readScalar(value)))
        }
        className="w-24"
      />
      <button
        type="button"
        aria-label={`Remove the condition on ${MAPPING_FIELDS[field].label}`}
        onClick={() => onChange(withFailure(mapping, field, undefined))}
        className="grid size-6 place-items-center rounded-control text-ink-3 hover:text-ink"
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}

/** When a row is a failed call. All conditions must hold. */
export function FailureRule({ mapping, onChange }: RulesProps) {
  const used = MAPPING_COLUMNS.filter((field) => field in mapping.failedWhen);
  const free = MAPPING_COLUMNS.filter((field) => !(field in mapping.failedWhen));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-13 font-semibold">A row failed when all hold</legend>
      {used.length === 0 ? (
        <p className="text-13 text-ink-3">No condition: only the status decides.</p>
      ) : null}
      {used.map((field) => (
        <Condition key={field} field={field} mapping={mapping} onChange={onChange} />
      ))}
      <SelectField
        bare
        label="Add a condition on"
        value=""
        onChange={({ target: { value } }) => {
          const field = MAPPING_COLUMNS.find((name) => name === value);
          if (field) onChange(withFailure(mapping, field, 0));
        }}
      >
        <option value="">Add a condition on…</option>
        {free.map((field) => (
          <option key={field} value={field}>
            {MAPPING_FIELDS[field].label}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}
