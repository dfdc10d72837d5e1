"use client";
import type { AssignmentMode } from "../../lib/simulation/decide/choose-assignment.ts";
import { Segmented } from "../ui/segmented.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { AssignmentWish, BoundField } from "./assignment-wish.ts";

const MODES: readonly { readonly value: AssignmentMode; readonly label: string }[] = [
  { value: "saving", label: "Greatest saving" },
  { value: "own", label: "My policy" },
  { value: "p95", label: "Within a p95" },
  { value: "budget", label: "Soonest in a budget" },
];

const FIELDS: readonly { readonly field: BoundField; readonly label: string }[] = [
  { field: "budget", label: "All cost at most, $ a month" },
  { field: "p95", label: "95 of 100 of each within, s" },
  { field: "deadline", label: "Deadline of an answer, s" },
  { field: "miss", label: "Of all miss it at most, %" },
];

/** By what the best tiers are chosen, and within which bounds. */
export function AssignmentFields({
  wish,
  problems,
  onChange,
}: {
  readonly wish: AssignmentWish;
  readonly problems: Readonly<Partial<Record<BoundField, string>>>;
  readonly onChange: (wish: AssignmentWish) => void;
}) {
  const empty = (field: BoundField): string => {
    if (field === "deadline") return "none";
    return field === "p95" && wish.mode === "p95" ? "as today" : "no bound";
  };
  return (
    <div className="flex flex-col gap-3 px-4 pb-3">
      <Segmented
        className="flex-wrap self-start"
        label="What the best is"
        segments={MODES}
        value={wish.mode}
        onChange={(mode) => onChange({ ...wish, mode })}
      />
      <div className="grid grid-cols-1 items-start gap-3 min-[30rem]:grid-cols-2 xl:grid-cols-4">
        {FIELDS.map(({ field, label }) => (
          <TextField
            key={field}
            label={label}
            inputMode="decimal"
            value={wish[field]}
            placeholder={empty(field)}
            problem={problems[field] ?? null}
            onChange={({ target }) => onChange({ ...wish, [field]: target.value })}
          />
        ))}
      </div>
    </div>
  );
}
