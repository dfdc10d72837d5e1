"use client";
import { ChevronRight, X } from "lucide-react";
import { useState } from "react";
import { POLICY_PRESETS } from "../../lib/retry/presets.ts";
import { SelectField } from "../ui/select-field.tsx";
import { effectivePolicy } from "./effective-values.ts";
import { FieldList } from "./field-list.tsx";
import { type NumberSpec, number } from "./field-spec.ts";
import { type MatchGroup, matchText, matchWords } from "./match-choices.ts";
import { NumberField } from "./number-field.tsx";
import { policySpecs } from "./policy-specs.ts";
import {
  type DraftWorkload,
  type JsonObject,
  presetJson,
  presetOf,
  withValue,
} from "./scenario-file.ts";

interface WorkloadCardProps {
  readonly place: number;
  readonly workload: DraftWorkload;
  readonly groups: readonly MatchGroup[];
  /** What is wrong with a field of this workload. */
  readonly problemOf: (field: string) => string | null;
  readonly onChange: (workload: DraftWorkload) => void;
  readonly onRemove: () => void;
}

const EDITED = "edited";

const DEADLINE: NumberSpec = number(
  "deadlineSeconds",
  "Deadline of an answer, s",
  { from: 1, to: 86_400, isRatio: true },
  { empty: "none" },
);

function MatchField({ workload, groups, problemOf, onChange }: WorkloadCardProps) {
  const { match } = workload;
  const value = matchText(match);
  const isListed = groups.some(({ choices }) => choices.some((one) => one.value === value));
  return (
    <SelectField
      label="Requests of"
      value={value}
      problem={problemOf("match")}
      onChange={({ target }) => onChange({ ...workload, match: JSON.parse(target.value) })}
    >
      {isListed ? null : <option value={value}>{matchWords(match)}</option>}
      {groups.map(({ title, choices }) => (
        <optgroup key={title} label={title}>
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

/** A policy that came from a preset says where that was seen. */
function PolicyField({ workload, problemOf, onChange }: WorkloadCardProps) {
  const preset = presetOf(workload.policy);
  const choose = (id: string): void => {
    const chosen = POLICY_PRESETS.find((one) => one.id === id);
    if (chosen) onChange({ ...workload, policy: presetJson(chosen) });
  };
  return (
    <div className="flex flex-col gap-1">
      <SelectField
        label="Policy"
        value={preset?.id ?? EDITED}
        problem={problemOf("policy")}
        onChange={({ target }) => choose(target.value)}
      >
        {preset === null ? (
          <option value={EDITED}>Edited: {String(workload.policy.kind)}</option>
        ) : null}
        {POLICY_PRESETS.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      {preset === null ? null : (
        <p className="text-12 text-ink-3">
          {preset.source}. {preset.note}
        </p>
      )}
    </div>
  );
}

/** Which requests follow which policy, with the policy's fields. */
export function WorkloadCard(props: WorkloadCardProps) {
  const { place, workload, problemOf, onChange, onRemove } = props;
  const { policy, deadlineSeconds } = workload;
  const values = effectivePolicy(policy);
  const specs = policySpecs(values);
  const [isOpen, setOpen] = useState(() => presetOf(policy) === null);
  const change = (next: JsonObject): void => onChange({ ...workload, policy: next });
  return (
    <section
      aria-label={`Policy ${place + 1}: ${matchWords(workload.match)}`}
      className="flex flex-col gap-3 rounded-box border border-line bg-panel px-4 py-3"
    >
      <div className="-mb-1 flex items-center justify-between">
        <h2 className="text-13 font-semibold">Policy {place + 1}</h2>
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove policy ${place + 1}`}
          className="no-print -mr-1.5 grid size-7 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      <MatchField {...props} />
      <PolicyField {...props} />
      <NumberField
        spec={DEADLINE}
        value={deadlineSeconds}
        problem={problemOf("deadlineSeconds")}
        onChange={(value) => {
          const { deadlineSeconds: _, ...rest } = workload;
          const isNone = value === undefined || value === null;
          onChange(isNone ? rest : { ...rest, deadlineSeconds: value });
        }}
      />
      {specs.length === 0 ? null : (
        <details
          className="group"
          open={isOpen}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary className="flex min-h-6 items-center gap-1 text-13 text-ink-2 hover:text-ink">
            <ChevronRight size={14} aria-hidden className="group-open:rotate-90" />
            Edit the policy
          </summary>
          <div className="pt-3">
            <FieldList
              specs={specs}
              values={values}
              problemOf={(path) => problemOf(`policy.${path.join(".")}`)}
              onChange={(path, value) => change(withValue(policy, path, value))}
            />
          </div>
        </details>
      )}
    </section>
  );
}
