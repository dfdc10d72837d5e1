"use client";
import { useMemo } from "react";
import type { ModelAlias } from "../../lib/wire/aliases.ts";
import { API } from "../../lib/wire/paths.ts";
import type { Choice } from "../ui/choice-box.tsx";
import { AliasChoice } from "./alias-choice.tsx";
import type { PriceRequest } from "./use-effect-of.ts";
import { usePricedModels } from "./use-priced-models.ts";

interface PriceAsProps {
  /** The name that the price list does not hold. */
  readonly name: string;
  readonly onSaved: () => void;
}

/** Has an unlisted model name priced as a model of the list, here and in every import. */
export function PriceAs({ name, onSaved }: PriceAsProps) {
  const models = usePricedModels();
  const choices = useMemo(
    () =>
      models.map(({ provider, model }) => ({
        value: JSON.stringify([provider, model]),
        label: model,
        detail: provider,
      })),
    [models],
  );

  function requestOf({ label: model, detail: provider = "" }: Choice): PriceRequest {
    const alias: ModelAlias = { name, provider, model };
    return { path: API.aliases, method: "PUT", body: alias };
  }

  return (
    <AliasChoice
      trigger="Price it as…"
      name={name}
      choices={choices}
      requestOf={requestOf}
      onSaved={onSaved}
    />
  );
}
