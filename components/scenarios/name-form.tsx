"use client";
import { type FormEvent, useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { RequestProblem } from "../api/request-json.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface NameFormProps {
  readonly name: string;
  readonly verb: string;
  /** Keeps it under the name, or says why not. */
  readonly keep: (name: string) => Promise<Result<unknown, RequestProblem>>;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** Asks for a scenario's name, and keeps it under that. */
export function NameForm({ name: given, verb, keep, onDone, onCancel }: NameFormProps) {
  const [name, setName] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wish = name.trim();
    if (wish === "") return setProblem("Give it a name.");
    setBusy(true);
    const kept = await keep(wish);
    setBusy(false);
    setProblem(kept.ok ? null : kept.error.message);
    if (kept.ok) onDone(wish);
  }

  return (
    <form onSubmit={submit} className="flex min-w-0 flex-wrap items-end gap-2" noValidate>
      <TextField
        label="Name of the scenario"
        className="w-64 max-w-full grow"
        value={name}
        maxLength={100}
        problem={problem}
        autoFocus
        onChange={({ target }) => setName(target.value)}
      />
      <span className="flex gap-2 py-0.5">
        <Button type="submit" look="primary" size="small" disabled={busy}>
          {verb}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
