"use client";
import { useId, useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { TextField } from "../ui/text-field.tsx";
import { EntryForm } from "./entry-form.tsx";
import type { EntryFormState } from "./entry-sheet.tsx";
import {
  draftFor,
  isComplete,
  newPriceOf,
  type PriceDraft,
  type PriceNeed,
  tierChoices,
} from "./price-draft.ts";
import type { PriceRequest } from "./use-effect-of.ts";
import { usePricedModels } from "./use-priced-models.ts";

const RATES = [
  { key: "input", label: "Input", hint: "0.25" },
  { key: "cachedInput", label: "Cached input", hint: "as input" },
  { key: "output", label: "Output", hint: "none" },
  { key: "cacheWrite", label: "Cache write", hint: "as input" },
  { key: "cacheWrite1h", label: "Cache write, 1 h", hint: "as cache write" },
] as const;

interface PriceFormProps extends EntryFormState {
  readonly need: PriceNeed;
}

function Tiers({
  need,
  draft,
  onChange,
}: Pick<PriceFormProps, "need"> & {
  readonly draft: PriceDraft;
  readonly onChange: (tiers: readonly string[]) => void;
}) {
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1 text-13">
      <legend className="mb-1 text-ink-2">Tiers that cost this</legend>
      {tierChoices(need).map((tier) => (
        <label key={tier} className="inline-flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            checked={draft.tiers.includes(tier)}
            onChange={({ target: { checked } }) =>
              onChange(checked ? [...draft.tiers, tier] : draft.tiers.filter((one) => one !== tier))
            }
          />
          <TierName tier={tier} />
        </label>
      ))}
    </fieldset>
  );
}

interface PartProps {
  readonly draft: PriceDraft;
  readonly put: (part: Partial<PriceDraft>) => void;
}

function Seller({ draft, put }: PartProps) {
  const providers = useId();
  const sellers = [...new Set(usePricedModels().map(({ provider }) => provider))];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Model, as the records name it"
        required
        value={draft.model}
        onChange={({ target: { value: model } }) => put({ model })}
      />
      <TextField
        label="Provider"
        placeholder="whichever the records name"
        list={providers}
        value={draft.provider}
        onChange={({ target: { value: provider } }) => put({ provider })}
      />
      <datalist id={providers}>
        {sellers.map((seller) => (
          <option key={seller} value={seller} />
        ))}
      </datalist>
    </div>
  );
}

function Rates({ draft, put }: PartProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-13 text-ink-2">USD per 1M tokens</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        {RATES.map(({ key, label, hint }) => (
          <TextField
            key={key}
            label={label}
            required={key === "input"}
            inputMode="decimal"
            placeholder={hint}
            value={draft[key]}
            onChange={({ target: { value } }) => put({ [key]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Asks for a price from a day on, at one tier or several. */
export function PriceForm({ need, today, onSaved, onClose }: PriceFormProps) {
  const [draft, setDraft] = useState(() => draftFor(need, today));
  const put = (part: Partial<PriceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const request: PriceRequest | null = isComplete(draft)
    ? { path: API.ownPrices, method: "POST", body: newPriceOf(draft) }
    : null;

  return (
    <EntryForm
      request={request}
      verb="Keep this price"
      note="It is marked as your own entry wherever it is shown, counts for every import, and can be removed again. A later price is another entry from its own day on."
      onSaved={onSaved}
      onClose={onClose}
    >
      <Seller draft={draft} put={put} />
      <Tiers need={need} draft={draft} onChange={(tiers) => put({ tiers })} />
      <Rates draft={draft} put={put} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Holds from this day on (UTC)"
          type="date"
          required
          value={draft.fromDay}
          onChange={({ target: { value: fromDay } }) => put({ fromDay })}
        />
        <TextField
          label="Source or note"
          required
          placeholder="Where the price comes from"
          value={draft.source}
          onChange={({ target: { value: source } }) => put({ source })}
        />
      </div>
    </EntryForm>
  );
}
