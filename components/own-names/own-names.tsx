"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { forgetPricedModels } from "./use-priced-models.ts";

interface KnownNames {
  readonly own: OwnNames;
  /** Asks the server what they are now. */
  readonly refresh: () => Promise<void>;
}

const NONE: OwnNames = { models: [], tiers: [], prices: [], discounts: [] };

const Names = createContext<KnownNames>({ own: NONE, refresh: async () => forgetPricedModels() });

interface OwnNamesProviderProps {
  readonly initial: OwnNames;
  readonly onChange?: () => void;
  readonly children: ReactNode;
}

/** Keeps what the user added to the price list for all of the page. */
export function OwnNamesProvider({ initial, onChange, children }: OwnNamesProviderProps) {
  const [own, setOwn] = useState(initial);
  const value = useMemo(() => {
    const refresh = async (): Promise<void> => {
      forgetPricedModels();
      const answer = await requestJson<OwnNames>(API.ownNames);
      if (answer.ok) setOwn(answer.value);
      onChange?.();
    };
    return { own, refresh };
  }, [own, onChange]);
  return <Names value={value}>{children}</Names>;
}

/** What the user added, as far as the page shows it. */
export const useOwnNames = (): KnownNames => useContext(Names);
