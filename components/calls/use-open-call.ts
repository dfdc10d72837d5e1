"use client";
import { useRef } from "react";
import { useAddress } from "./use-address.ts";

/** The call that the address has open, its neighbours in the list, and how to open another or none. */
export function useOpenCall(listed: readonly { readonly key: string }[]) {
  const { params, go } = useAddress();
  const openedHere = useRef(false);
  const open = params.get("call");
  const place = listed.findIndex(({ key }) => key === open);
  return {
    open,
    before: listed[place - 1]?.key ?? null,
    after: place === -1 ? null : (listed[place + 1]?.key ?? null),
    onOpen(key: string): void {
      go({ call: key }, open === null ? "pushState" : "replaceState");
      if (open === null) openedHere.current = true;
    },
    onClose(): void {
      if (openedHere.current) window.history.back();
      else go({ call: null }, "replaceState");
      openedHere.current = false;
    },
  };
}
