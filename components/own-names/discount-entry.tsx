"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton.tsx";
import { EntrySheet } from "./entry-sheet.tsx";

const DiscountForm = dynamic(
  () => import("./discount-form.tsx").then((file) => file.DiscountForm),
  {
    ssr: false,
    loading: () => <Skeleton className="h-60" />,
  },
);

/** A button that asks for what a contract takes off list prices. */
export function DiscountEntry({ onSaved }: { readonly onSaved: () => void }) {
  return (
    <EntrySheet
      label="Contract discount…"
      title="A contract discount"
      description="What your contract takes off a provider's list prices, from day to day."
      onSaved={onSaved}
    >
      {(form) => <DiscountForm {...form} />}
    </EntrySheet>
  );
}
