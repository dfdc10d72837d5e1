"use client";
import { clsx } from "clsx";
import { useId } from "react";
import { MATCHED_FIELDS, type MatchedField } from "../../lib/analytics/workload-rule.ts";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import { SelectField } from "../ui/select-field.tsx";
import type { WorkloadDraft } from "./workload-draft.ts";

const LABELS: Readonly<Record<MatchedField, string>> = {
  project: "Project",
  apiKey: "API key",
  endpoint: "Endpoint",
  model: "Model",
  workload: "Workload or tag of the source",
};

const CHOICES = {
  project: "projects",
  apiKey: "apiKeys",
  endpoint: "endpoints",
  model: "models",
  workload: "workloads",
} as const satisfies Record<MatchedField, keyof FilterChoices>;

interface NamesFieldProps {
  readonly label: string;
  readonly value: string;
  readonly known: readonly string[];
  readonly onChange: (value: string) => void;
  readonly isWrong: boolean;
}

const withLine = (text: string, line: string): string => {
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  return lines.includes(line) ? text : [...lines, line].join("\n");
};

function NamesField({ label, value, known, onChange, isWrong }: NamesFieldProps) {
  const id = useId();
  const rows = Math.min(6, Math.max(1, value.split("\n").length));
  return (
    <div className="flex min-w-0 flex-col gap-1 text-13">
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        spellCheck={false}
        autoComplete="off"
        placeholder="any"
        aria-invalid={isWrong || undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={clsx(
          "w-full min-w-0 rounded-control border bg-panel px-2 py-1.5 text-13 text-ink placeholder:text-ink-3",
          isWrong ? "border-loss" : "border-control",
        )}
      />
      {known.length === 0 ? null : (
        <SelectField
          label={`Add a known name: ${label}`}
          bare
          value=""
          onChange={({ target }) => onChange(withLine(value, target.value))}
        >
          <option value="">add one that occurs…</option>
          {known.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

interface RuleFieldsProps {
  readonly names: WorkloadDraft["names"];
  readonly choices: FilterChoices;
  readonly problem: string | undefined;
  readonly onChange: (names: WorkloadDraft["names"]) => void;
}

/** Which records a workload means: names or beginnings of names, one per line. */
export function RuleFields({ names, choices, problem, onChange }: RuleFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-14 font-semibold">Which records it means</legend>
      <p className="text-12 text-ink-3">
        One name per line; one that ends in * fits every name that begins so. Of each field that
        names something, one must fit. A tag that your source sends is matched where it was imported
        as the workload.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        {MATCHED_FIELDS.map((field) => (
          <NamesField
            key={field}
            label={LABELS[field]}
            value={names[field]}
            known={choices[CHOICES[field]]
              .map(({ value }) => value)
              .filter((value) => value !== "unknown")}
            isWrong={problem !== undefined}
            onChange={(text) => onChange({ ...names, [field]: text })}
          />
        ))}
      </div>
      {problem ? <p className="text-12 text-loss">{problem}</p> : null}
    </fieldset>
  );
}
