"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** One parameter of a page's address and how to set it; `null` takes it out. What is set can be undone by "back". */
export function usePageParameter(name: string): [string | null, (value: string | null) => void] {
  const path = usePathname();
  const params = useSearchParams();
  const set = useCallback(
    (value: string | null): void => {
      // The address as it is now: what another parameter was set to may not have been drawn yet.
      const before = window.location.search;
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      const text = next.toString();
      if (text !== new URLSearchParams(before).toString()) {
        window.history.pushState(null, "", text === "" ? path : `${path}?${text}`);
      }
    },
    [name, path],
  );
  return [params.get(name), set];
}
