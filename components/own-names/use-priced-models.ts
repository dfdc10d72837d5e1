"use client";
import { useEffect, useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import type { PriceCatalogue, PricedModel } from "../../lib/wire/prices.ts";
import { requestJson } from "../api/request-json.ts";

let asked: Promise<readonly PricedModel[]> | null = null;

/** Asked for once for the whole page; again where that failed. */
async function pricedModels(): Promise<readonly PricedModel[]> {
  asked ??= requestJson<PriceCatalogue>(API.prices).then((answer) => {
    if (answer.ok) return answer.value.models;
    asked = null;
    return [];
  });
  return await asked;
}

/** After the price list has changed: the next page part that needs it asks anew. */
export function forgetPricedModels(): void {
  asked = null;
}

/** The models of the price list; none while or where they cannot be had. */
export function usePricedModels(): readonly PricedModel[] {
  const [models, setModels] = useState<readonly PricedModel[]>([]);
  useEffect(() => {
    let current = true;
    void pricedModels().then((found) => {
      if (current) setModels(found);
    });
    return () => {
      current = false;
    };
  }, []);
  return models;
}
