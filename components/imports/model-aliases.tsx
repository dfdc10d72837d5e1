"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { ok, type Result } from "../../lib/core/result.ts";
import type { ModelAlias } from "../../lib/wire/aliases.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";

interface ModelAliases {
  readonly aliases: readonly ModelAlias[];
  save(alias: ModelAlias): Promise<Result<null, RequestProblem>>;
  remove(name: string): Promise<Result<null, RequestProblem>>;
}

const Aliases = createContext<ModelAliases | null>(null);

interface ModelAliasesProviderProps {
  readonly initial: readonly ModelAlias[];
  readonly children: ReactNode;
}

/** Keeps the user's own model names for all of the page. */
export function ModelAliasesProvider({ initial, children }: ModelAliasesProviderProps) {
  const [aliases, setAliases] = useState(initial);

  const ask = useCallback(async (path: string, options: RequestInit) => {
    const answer = await requestJson<readonly ModelAlias[]>(path, options);
    if (!answer.ok) return answer;
    setAliases(answer.value);
    return ok(null);
  }, []);

  const value = useMemo<ModelAliases>(
    () => ({
      aliases,
      save: (alias) =>
        ask(API.aliases, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(alias),
        }),
      remove: (name) =>
        ask(`${API.aliases}?name=${encodeURIComponent(name)}`, { method: "DELETE" }),
    }),
    [aliases, ask],
  );
  return <Aliases value={value}>{children}</Aliases>;
}

export function useModelAliases(): ModelAliases {
  const known = useContext(Aliases);
  if (known === null) throw new Error("model aliases are asked for outside of their provider");
  return known;
}
