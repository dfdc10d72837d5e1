"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "../ui/skeleton.tsx";
import { EntrySheet } from "./entry-sheet.tsx";

const NameForm = dynamic(() => import("./name-form.tsx").then((file) => file.NameForm), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

/** A button that asks what a model name or a tier label of the user's own means. */
export function NameEntry({ onSaved }: { readonly onSaved: () => void }) {
  return (
    <EntrySheet
      label="Name a model or tier…"
      title="A name of your own"
      description="A model name or a tier label that only your records use."
      onSaved={onSaved}
    >
      {(form) => <NameForm {...form} />}
    </EntrySheet>
  );
}
