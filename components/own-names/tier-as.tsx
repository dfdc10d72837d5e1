"use client";
import { useState } from "react";
import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { OneChoice } from "../ui/choice-list.tsx";

interface TierAsProps {
  /** The word that the price list does not know; `null`: records that name no tier. */
  readonly name: string | null;
  readonly onSaved: () => void;
}

const CHOICES = COMPARED_TIERS.map((tier) => ({ value: tier, label: tier }));

/** Has an unlisted tier word, or none at all, priced as a tier of the list, here and in every import. */
export function TierAs({ name, onSaved }: TierAsProps) {
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(tier: string): Promise<void> {
    const saved = await requestJson<OwnNames>(API.tierAliases, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: name ?? "", tier }),
    });
    setProblem(saved.ok ? null : saved.error.message);
    if (saved.ok) onSaved();
  }

  const trigger = "Price it as tier…";
  return (
    <>
      <OneChoice
        label={`${trigger} (${name ?? "no tier named"})`}
        trigger={trigger}
        choices={CHOICES}
        value=""
        onChange={(tier) => void choose(tier)}
      />
      {problem ? (
        <span role="alert" className="text-loss">
          {problem}
        </span>
      ) : null}
    </>
  );
}
