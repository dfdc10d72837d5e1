"use client";
import { useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import {
  type DiscountDraft,
  discountChoices,
  discountOfDraft,
  emptyDiscount,
} from "./discount-draft.ts";
import { EntryForm } from "./entry-form.tsx";
import type { EntryFormState } from "./entry-sheet.tsx";
import type { PriceRequest } from "./use-effect-of.ts";
import { usePricedModels } from "./use-priced-models.ts";

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ label, none, names, value, onChange }: ChoiceProps) {
  return (
    <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{none}</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </SelectField>
  );
}

type Put = (part: Partial<DiscountDraft>) => void;

function Bearing({ draft, put }: { readonly draft: DiscountDraft; readonly put: Put }) {
  const choices = discountChoices(usePricedModels(), draft);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Choice
        label="Provider"
        none="choose one"
        names={choices.providers}
        value={draft.provider}
        onChange={(provider) => put({ provider, model: "", tier: "" })}
      />
      <Choice
        label="Model"
        none="all models"
        names={choices.models}
        value={draft.model}
        onChange={(model) => put({ model, tier: "" })}
      />
      <Choice
        label="Tier"
        none="all tiers"
        names={choices.tiers}
        value={draft.tier}
        onChange={(tier) => put({ tier })}
      />
    </div>
  );
}

const requestOf = (draft: DiscountDraft): PriceRequest | null => {
  const body = discountOfDraft(draft);
  return body && { path: API.discounts, method: "POST", body };
};

/** Asks whose prices a contract cuts, by how much, and from when to when. */
export function DiscountForm({ today, onSaved, onClose }: EntryFormState) {
  const [draft, setDraft] = useState(() => emptyDiscount(today));
  const put: Put = (part) => setDraft((before) => ({ ...before, ...part }));
  return (
    <EntryForm
      request={requestOf(draft)}
      verb="Keep this discount"
      note="It is taken off each list rate by itself, rounded to whole picodollars a token; prices that you entered yourself stay as they are. Every figure that uses it says so."
      onSaved={onSaved}
      onClose={onClose}
    >
      <Bearing draft={draft} put={put} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Percent off the list"
          required
          inputMode="decimal"
          placeholder="7.5"
          value={draft.percent}
          onChange={({ target: { value: percent } }) => put({ percent })}
        />
        <TextField
          label="First day (UTC)"
          type="date"
          required
          value={draft.fromDay}
          onChange={({ target: { value: fromDay } }) => put({ fromDay })}
        />
        <TextField
          label="Last day, if known"
          type="date"
          value={draft.toDay}
          onChange={({ target: { value: toDay } }) => put({ toDay })}
        />
      </div>
      <TextField
        label="Contract, or where it is agreed"
        required
        placeholder="Enterprise agreement 2026-17"
        value={draft.note}
        onChange={({ target: { value: note } }) => put({ note })}
      />
    </EntryForm>
  );
}
