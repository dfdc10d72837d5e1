"use client";
import { usePathname, useSearchParams } from "next/navigation";

type Changes = Readonly<Record<string, string | null>>;

/** The page's address and how to change some of its parameters; `null` takes one out. */
export function useAddress() {
  const path = usePathname();
  const params = useSearchParams();

  function go(changes: Changes, how: "pushState" | "replaceState" = "pushState"): void {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    window.history[how](null, "", text === "" ? path : `${path}?${text}`);
  }

  return { params, go };
}
