"use client";
import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import { API } from "../../lib/wire/paths.ts";
import { AliasChoice } from "./alias-choice.tsx";

interface TierAsProps {
  /** The word that the price list does not know; `null`: records that name no tier. */
  readonly name: string | null;
  readonly onSaved: () => void;
}

const CHOICES = COMPARED_TIERS.map((tier) => ({ value: tier, label: tier }));

/** Has an unlisted tier word, or none at all, priced as a tier of the list, here and in every import. */
export function TierAs({ name, onSaved }: TierAsProps) {
  return (
    <AliasChoice
      trigger="Price it as tier…"
      name={name ?? "no tier named"}
      choices={CHOICES}
      requestOf={({ value: tier }) => ({
        path: API.tierAliases,
        method: "PUT",
        body: { name: name ?? "", tier },
      })}
      onSaved={onSaved}
    />
  );
}
