"use client";
import { usePathname, useSearchParams } from "next/navigation";

/** One parameter of a page's address and how to set it; `null` takes it out. What is set can be undone by "back". */
export function usePageParameter(name: string): [string | null, (value: string | null) => void] {
  const path = usePathname();
  const params = useSearchParams();
  function set(value: string | null): void {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    const text = next.toString();
    if (text !== params.toString()) {
      window.history.pushState(null, "", text === "" ? path : `${path}?${text}`);
    }
  }
  return [params.get(name), set];
}
