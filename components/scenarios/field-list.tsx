"use client";
import type { ReactNode } from "react";
import { SelectField } from "../ui/select-field.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { NumberField } from "./number-field.tsx";
import { type Json, type JsonObject, valueAt } from "./scenario-file.ts";

interface FieldListProps {
  readonly specs: readonly FieldSpec[];
  /** With every field, as it is in force. */
  readonly values: JsonObject;
  /** What is wrong with a field, by its path. */
  readonly problemOf: (path: readonly string[]) => string | null;
  readonly badgeOf?: (path: readonly string[]) => ReactNode;
  readonly onChange: (path: readonly string[], value: Json | undefined) => void;
}

/** The fields of a part of a scenario. */
export function FieldList({ specs, values, problemOf, badgeOf, onChange }: FieldListProps) {
  return (
    <div className="flex flex-col gap-3">
      {specs.map((spec) => {
        const { path, label } = spec;
        const key = path.join(".");
        const value = valueAt(values, path);
        const problem = problemOf(path);
        if (spec.kind === "number") {
          return (
            <NumberField
              key={key}
              {...{ spec, value, problem }}
              badge={badgeOf?.(path)}
              onChange={(next) => onChange(path, next)}
            />
          );
        }
        if (spec.kind === "choice") {
          return (
            <SelectField
              key={key}
              label={label}
              problem={problem}
              value={String(value ?? "")}
              onChange={({ target }) => onChange(path, target.value)}
            >
              {spec.choices.map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </SelectField>
          );
        }
        const isOn = value !== spec.off && value !== undefined;
        return (
          <label key={key} className="flex min-h-6 items-center gap-2 text-13">
            <input
              type="checkbox"
              checked={isOn}
              onChange={({ target }) => onChange(path, target.checked ? spec.on : spec.off)}
              className="size-4 accent-accent"
            />
            {label}
            {problem === null ? null : <span className="text-12 text-loss">{problem}</span>}
          </label>
        );
      })}
    </div>
  );
}
