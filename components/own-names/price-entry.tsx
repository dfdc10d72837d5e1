"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton.tsx";
import { EntrySheet } from "./entry-sheet.tsx";
import type { PriceNeed } from "./price-draft.ts";

const PriceForm = dynamic(() => import("./price-form.tsx").then((file) => file.PriceForm), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

interface PriceEntryProps {
  readonly need: PriceNeed;
  readonly onSaved: () => void;
}

/** A button that asks for a price of the user's own. */
export function PriceEntry({ need, onSaved }: PriceEntryProps) {
  return (
    <EntrySheet
      label="Enter a price…"
      fullLabel={need.model === null ? undefined : `Enter a price… (${need.model})`}
      title="A price of your own"
      description="For a model or a tier that the price list does not hold."
      onSaved={onSaved}
    >
      {(form) => <PriceForm need={need} {...form} />}
    </EntrySheet>
  );
}
