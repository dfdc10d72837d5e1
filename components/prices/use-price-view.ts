"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import {
  ignoredParts,
  type ListNames,
  type PriceView,
  readAddress,
  writeAddress,
} from "./price-address.ts";

const addressNow = (): URLSearchParams => new URLSearchParams(window.location.search);

/** What the prices page shows of a list with these names, kept in the address: it survives a reload, goes back, and can be shared. */
export function usePriceView(today: string, names: ListNames) {
  const path = usePathname();
  const params = useSearchParams();
  const [view, setView] = useState(() => readAddress(new URLSearchParams(params), today, names));
  const openedHere = useRef(false);

  // Back, forward and links change the address; while one types, `params` lags behind it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the reason to look
  useEffect(() => {
    const asked = readAddress(addressNow(), today, names);
    if (asked.opened === null) openedHere.current = false;
    setView((shown) => (writeAddress(asked, today) === writeAddress(shown, today) ? shown : asked));
  }, [params, today, names]);

  function show(next: PriceView, how: "pushState" | "replaceState"): void {
    setView(next);
    const query = writeAddress(next, today);
    window.history[how](null, "", query === "" ? path : `${path}?${query}`);
  }

  return {
    view,
    ignored: ignoredParts(new URLSearchParams(params), names),
    /** Writes the address anew, without what was not understood. */
    forgetIgnored: () => show(view, "replaceState"),
    change: (part: Partial<PriceView>) => show({ ...view, ...part }, "replaceState"),
    open(opened: string): void {
      show({ ...view, opened }, "pushState");
      openedHere.current = true;
    },
    close(): void {
      if (openedHere.current) window.history.back();
      else show({ ...view, opened: null }, "replaceState");
    },
  };
}
