"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { ModelAlias } from "../../lib/wire/aliases.ts";

interface ModelAliases {
  readonly aliases: readonly ModelAlias[];
  /** Shows what the server said they are now. */
  readonly show: (aliases: readonly ModelAlias[]) => void;
}

const Aliases = createContext<ModelAliases | null>(null);

interface ModelAliasesProviderProps {
  readonly initial: readonly ModelAlias[];
  readonly children: ReactNode;
}

/** Keeps the user's own model names for all of the page. */
export function ModelAliasesProvider({ initial, children }: ModelAliasesProviderProps) {
  const [aliases, show] = useState(initial);
  const value = useMemo(() => ({ aliases, show }), [aliases]);
  return <Aliases value={value}>{children}</Aliases>;
}

export function useModelAliases(): ModelAliases {
  const known = useContext(Aliases);
  if (known === null) throw new Error("model aliases are asked for outside of their provider");
  return known;
}
