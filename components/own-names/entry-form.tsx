"use client";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { EffectPreview } from "./effect-preview.tsx";
import { type PriceRequest, sendPriceRequest, useEffectOf } from "./use-effect-of.ts";

interface EntryFormProps {
  readonly children: ReactNode;
  /** What the form says; `null`: something is missing yet. */
  readonly request: PriceRequest | null;
  readonly verb: string;
  readonly note: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** A form whose effect on the stored records is told before it is kept. */
export function EntryForm({ children, request, verb, note, onSaved, onClose }: EntryFormProps) {
  const effect = useEffectOf(request);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    if (request === null) return;
    setBusy(true);
    const saved = await sendPriceRequest(request);
    setBusy(false);
    setProblem(saved.ok ? null : saved.error.message);
    if (saved.ok) onSaved();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {children}
      <p className="text-12 text-ink-3">{note}</p>
      <EffectPreview
        state={effect}
        incomplete="Fill in the form: what it would change in the stored records is worked out here, before anything is kept."
      />
      {problem ? (
        <p role="alert" className="text-13 text-loss">
          {problem}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" look="primary" disabled={busy || request === null}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
