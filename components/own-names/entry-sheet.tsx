"use client";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Sheet } from "../ui/sheet.tsx";

/** What a form in a sheet is told. */
export interface EntryFormState {
  /** The ISO day on which the sheet was opened. */
  readonly today: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

interface EntrySheetProps {
  readonly label: string;
  /** Names the button where its label alone does not tell what it is for. */
  readonly fullLabel?: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly onSaved: () => void;
  /** The form, whose code is loaded when it is first drawn. */
  readonly children: (form: EntryFormState) => ReactNode;
}

/** A button, and the sheet with a form that it opens. */
export function EntrySheet(props: EntrySheetProps) {
  const { label, fullLabel, title, description, onSaved, children } = props;
  const [today, setToday] = useState<string | null>(null);
  const onClose = () => setToday(null);
  const saved = () => {
    onClose();
    onSaved();
  };
  return (
    <>
      <Button
        size="small"
        aria-label={fullLabel}
        onClick={() => setToday(new Date().toISOString().slice(0, 10))}
      >
        {label}
      </Button>
      <Sheet
        open={today !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        title={title}
        description={description}
      >
        {today === null ? null : children({ today, onSaved: saved, onClose })}
      </Sheet>
    </>
  );
}
