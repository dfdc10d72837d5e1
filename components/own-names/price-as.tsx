"use client";
import { useMemo, useState } from "react";
import type { ModelAlias } from "../../lib/wire/aliases.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { OneChoice } from "../ui/choice-list.tsx";
import { usePricedModels } from "./use-priced-models.ts";

interface PriceAsProps {
  /** The name that the price list does not hold. */
  readonly name: string;
  readonly onSaved: () => void;
}

/** Has an unlisted model name priced as a model of the list, here and in every import. */
export function PriceAs({ name, onSaved }: PriceAsProps) {
  const models = usePricedModels();
  const [problem, setProblem] = useState<string | null>(null);
  const choices = useMemo(
    () =>
      models.map(({ provider, model }) => ({
        value: JSON.stringify([provider, model]),
        label: model,
        detail: provider,
      })),
    [models],
  );

  async function choose(value: string): Promise<void> {
    const chosen = models.find(
      ({ provider, model }) => JSON.stringify([provider, model]) === value,
    );
    if (!chosen) return;
    const { provider, model } = chosen;
    const alias: ModelAlias = { name, provider, model };
    const saved = await requestJson<readonly ModelAlias[]>(API.aliases, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(alias),
    });
    setProblem(saved.ok ? null : saved.error.message);
    if (saved.ok) onSaved();
  }

  return (
    <>
      <OneChoice
        label={`Price it as… (${name})`}
        trigger="Price it as…"
        choices={choices}
        value=""
        onChange={(value) => void choose(value)}
      />
      {problem ? (
        <span role="alert" className="text-loss">
          {problem}
        </span>
      ) : null}
    </>
  );
}
