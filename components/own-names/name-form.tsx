"use client";
import { useState } from "react";
import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import { API } from "../../lib/wire/paths.ts";
import { Segmented } from "../ui/segmented.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { EntryForm } from "./entry-form.tsx";
import type { EntryFormState } from "./entry-sheet.tsx";
import type { PriceRequest } from "./use-effect-of.ts";
import { usePricedModels } from "./use-priced-models.ts";

type Kind = "model" | "tier";

interface NameDraft {
  readonly kind: Kind;
  readonly name: string;
  /** `provider/model`, or a tier. */
  readonly meaning: string;
}

const KINDS = [
  { value: "model", label: "Model name" },
  { value: "tier", label: "Tier label" },
] as const satisfies readonly { value: Kind; label: string }[];

function requestOf({ kind, name, meaning }: NameDraft): PriceRequest | null {
  const word = name.trim();
  if (word === "" || meaning === "") return null;
  if (kind === "tier") {
    return { path: API.tierAliases, method: "PUT", body: { name: word, tier: meaning } };
  }
  const [provider, model]: string[] = JSON.parse(meaning);
  return { path: API.aliases, method: "PUT", body: { name: word, provider, model } };
}

function Meaning({ draft, onChange }: { draft: NameDraft; onChange: (meaning: string) => void }) {
  const models = usePricedModels();
  const label = draft.kind === "model" ? "Is priced as" : "Is priced as tier";
  return (
    <SelectField
      label={label}
      value={draft.meaning}
      onChange={({ target: { value } }) => onChange(value)}
    >
      <option value="">choose one</option>
      {draft.kind === "tier"
        ? COMPARED_TIERS.map((tier) => <option key={tier}>{tier}</option>)
        : models.map(({ provider, model }) => {
            const value = JSON.stringify([provider, model]);
            return (
              <option key={value} value={value}>
                {`${model} (${provider})`}
              </option>
            );
          })}
    </SelectField>
  );
}

/** Asks what a model name or a tier label means. */
export function NameForm({ onSaved, onClose }: Omit<EntryFormState, "today">) {
  const [draft, setDraft] = useState<NameDraft>({ kind: "model", name: "", meaning: "" });
  const put = (part: Partial<NameDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <EntryForm
      request={requestOf(draft)}
      verb="Keep this name"
      note="It counts only where the price list does not know the word, in every import, also in those that are in. A word that you named before gets the new meaning."
      onSaved={onSaved}
      onClose={onClose}
    >
      <Segmented
        label="What is named"
        segments={KINDS}
        value={draft.kind}
        onChange={(kind) => put({ kind, meaning: "" })}
        className="self-start"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="The word, as the records say it"
          required
          placeholder={draft.kind === "model" ? "house-gpt" : "express"}
          value={draft.name}
          onChange={({ target: { value: name } }) => put({ name })}
        />
        <Meaning draft={draft} onChange={(meaning) => put({ meaning })} />
      </div>
    </EntryForm>
  );
}
