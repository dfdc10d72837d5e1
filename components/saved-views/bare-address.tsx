"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useSavedViews } from "./saved-views.ts";
import { defaultQuery, SHOWS_ALL } from "./view-address.ts";

/**
 * Where a page opens with a view of the user's, its bare address means that view. A page that came to show all by a
 * step inside the product says so in its address, so that a reload and a link show the same.
 */
export function BareAddress() {
  const path = usePathname();
  const isBare = useSearchParams().size === 0;
  const { views } = useSavedViews();
  const hasDefault = defaultQuery(views, path) !== "";
  useEffect(() => {
    if (isBare && hasDefault) window.history.replaceState(null, "", `${path}?${SHOWS_ALL}`);
  }, [isBare, hasDefault, path]);
  return null;
}
