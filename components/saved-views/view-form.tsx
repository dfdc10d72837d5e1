"use client";
import { type FormEvent, useState } from "react";
import type { NewSavedView } from "../../lib/wire/saved-views.ts";
import { PLACES } from "../shell/places.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { changeSavedViews, type ViewChange } from "./saved-views.ts";

/** What the page of a path is called. */
export const pageName = (path: string): string =>
  PLACES.find(({ href }) => href === path)?.name ?? path;

export function CheckField(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { label, checked, onChange } = props;
  return (
    <label className="flex min-h-6 items-center gap-2 text-13">
      <input
        type="checkbox"
        className="size-4 accent-(--accent)"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}

interface ViewFormProps {
  /** What the form begins with. */
  readonly view: NewSavedView;
  /** The parameters in sight, where the view may take them over; `null`: it keeps its own. */
  readonly shown?: string | null;
  readonly verb: string;
  readonly changeOf: (view: NewSavedView) => ViewChange;
  readonly onDone: (view: NewSavedView) => void;
  readonly onCancel?: () => void;
}

/** Asks for a view's name and whether its page opens with it, and keeps it. */
export function ViewForm({ view, shown = null, verb, changeOf, onDone, onCancel }: ViewFormProps) {
  const [name, setName] = useState(view.name);
  const [isDefault, setDefault] = useState(view.isDefault);
  const [takesShown, setTakesShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") return setProblem("Give it a name.");
    const query = takesShown && shown !== null ? shown : view.query;
    const wish: NewSavedView = { name: name.trim(), path: view.path, query, isDefault };
    setBusy(true);
    const kept = await changeSavedViews(changeOf(wish));
    setBusy(false);
    setProblem(kept.ok ? null : kept.error.message);
    if (kept.ok) onDone(wish);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2" noValidate>
      <TextField
        label="Name of the view"
        value={name}
        maxLength={100}
        problem={problem}
        onChange={({ target }) => setName(target.value)}
      />
      <CheckField
        label={`Open ${pageName(view.path)} with it`}
        checked={isDefault}
        onChange={setDefault}
      />
      {shown === null ? null : (
        <CheckField label="Set it to what is shown" checked={takesShown} onChange={setTakesShown} />
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="small" disabled={busy}>
          {verb}
        </Button>
        {onCancel ? (
          <Button size="small" look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
