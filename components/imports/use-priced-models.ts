"use client";
import { useEffect, useState } from "react";
import { API } from "../../lib/wire/paths.ts";
import type { PriceCatalogue, PricedModel } from "../../lib/wire/prices.ts";
import { requestJson } from "../api/request-json.ts";

/** The models of the price list; none while or where they cannot be had. */
export function usePricedModels(): readonly PricedModel[] {
  const [models, setModels] = useState<readonly PricedModel[]>([]);
  useEffect(() => {
    let current = true;
    requestJson<PriceCatalogue>(API.prices).then((answer) => {
      if (current && answer.ok) setModels(answer.value.models);
    });
    return () => {
      current = false;
    };
  }, []);
  return models;
}
