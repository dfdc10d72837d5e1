"use client";
import { EntryForm } from "./entry-form.tsx";
import type { PriceRequest } from "./use-effect-of.ts";

interface AliasFormProps {
  readonly request: PriceRequest;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** What pricing a name as something listed would change, and the button that keeps it. */
export function AliasForm(props: AliasFormProps) {
  return (
    <EntryForm
      {...props}
      verb="Price it so"
      note="It holds for every import, also for those that are in, and can be taken back under the names of your own."
    >
      {null}
    </EntryForm>
  );
}
