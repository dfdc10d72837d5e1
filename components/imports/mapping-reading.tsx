"use client";
import type { Mapping } from "../../lib/formats/mapping.ts";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { withDefault, withOrigin, withTimeKind } from "./edit-mapping.ts";
import { useFaultMark } from "./mapping-fault.tsx";
import { DEFAULTS_LABEL, ORIGIN_LABEL } from "./mapping-fault-words.ts";
import { TierDefault } from "./tier-default.tsx";

interface MappingPartProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const TIME_KINDS = [
  { kind: "iso", label: "date and time (no zone means UTC)" },
  { kind: "epoch-s", label: "seconds since 1970" },
  { kind: "epoch-ms", label: "milliseconds since 1970" },
  { kind: "seconds-since", label: "seconds on a clock that starts at" },
  { kind: "milliseconds-since", label: "milliseconds on a clock that starts at" },
] as const;

/** How times and durations are written in the file. */
export function TimeReading({ mapping, onChange }: MappingPartProps) {
  const { time, latencyUnit } = mapping;
  const mark = useFaultMark();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-13 font-semibold">How time is written</legend>
      <SelectField
        label="Times are"
        value={time.kind}
        onChange={({ target: { value } }) => {
          const chosen = TIME_KINDS.find(({ kind }) => kind === value);
          if (chosen) onChange(withTimeKind(mapping, chosen.kind));
        }}
      >
        {TIME_KINDS.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </SelectField>
      {"origin" in time ? (
        <TextField
          {...mark("time.origin")}
          label={ORIGIN_LABEL}
          value={time.origin}
          placeholder="2025-05-01T00:00:00Z"
          onChange={({ target: { value } }) => onChange(withOrigin(mapping, value))}
        />
      ) : null}
      <SelectField
        label="Durations are in"
        value={latencyUnit}
        onChange={({ target: { value } }) =>
          onChange({ ...mapping, latencyUnit: value === "s" ? "s" : "ms" })
        }
      >
        <option value="ms">milliseconds</option>
        <option value="s">seconds</option>
      </SelectField>
    </fieldset>
  );
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : String(value);

/** What holds for every row that does not say otherwise. */
export function RowDefaults({
  mapping,
  onChange,
  modelList,
}: MappingPartProps & { readonly modelList: string }) {
  const { defaults } = mapping;
  const mark = useFaultMark();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-13 font-semibold">{DEFAULTS_LABEL}</legend>
      <TextField
        {...mark("defaults.provider")}
        label="Provider"
        value={textOf(defaults.provider)}
        placeholder="unknown"
        onChange={({ target: { value } }) => onChange(withDefault(mapping, "provider", value))}
      />
      <TextField
        {...mark("defaults.model")}
        label="Model"
        list={modelList}
        value={textOf(defaults.model)}
        placeholder="unknown: these rows get no price"
        onChange={({ target: { value } }) => onChange(withDefault(mapping, "model", value))}
      />
      <TierDefault field="tierServed" {...{ mapping, onChange }} />
      {textOf(defaults.tierRequested) === "" ? null : (
        <TierDefault field="tierRequested" {...{ mapping, onChange }} />
      )}
    </fieldset>
  );
}
