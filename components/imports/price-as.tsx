"use client";
import { useMemo, useState } from "react";
import { OneChoice } from "../ui/choice-list.tsx";
import { useModelAliases } from "./model-aliases.tsx";
import { usePricedModels } from "./use-priced-models.ts";

interface PriceAsProps {
  /** The name that the price list does not hold. */
  readonly name: string;
  readonly onSaved: () => void;
}

/** Has an unlisted model name priced as a model of the list, here and in every import. */
export function PriceAs({ name, onSaved }: PriceAsProps) {
  const { save } = useModelAliases();
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
    const saved = await save({ name, provider, model });
    setProblem(saved.ok ? null : saved.error.message);
    if (saved.ok) onSaved();
  }

  return (
    <>
      <OneChoice
        label={`Price ${name} as`}
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
