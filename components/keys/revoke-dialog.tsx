"use client";
import { useState } from "react";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import type { Keys } from "./use-keys.ts";

interface RevokeDialogProps {
  readonly revoking: IngestKey;
  readonly revoke: Keys["revoke"];
  readonly onClose: () => void;
}

const lastUsed = ({ lastUsedAt }: IngestKey): string =>
  lastUsedAt === null
    ? "Nothing has used it."
    : `It was last used on ${formatMoment(Date.parse(lastUsedAt) * 1_000, "UTC")} UTC.`;

/** Asks before a key is ended, or its records go, with what that breaks. */
export function RevokeDialog({ revoking, revoke, onClose }: RevokeDialogProps) {
  const { id, name, state, holdsRows, counts } = revoking;
  const isOver = state === "revoked";
  const [withRecords, setWithRecords] = useState(isOver);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const records = formatCounted(counts.inserted, "record");

  async function confirm(): Promise<void> {
    setBusy(true);
    const answer = await revoke(id, withRecords);
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.error.message);
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={isOver ? `Take back what ${name} sent?` : `Revoke ${name}?`}
      verb={isOver ? "Take back" : "Revoke"}
      busy={busy}
      onConfirm={confirm}
    >
      {isOver ? (
        <p>
          {records} that came in under it leave every figure, unless a file told of them too. Files
          can be imported again; these records cannot.
        </p>
      ) : (
        <p>
          Every program that uses it is refused from that moment on, and what it cannot send is lost
          to these pages once its queue is full. {lastUsed(revoking)} A revoked key does not come
          back.
        </p>
      )}
      {holdsRows && !isOver ? (
        <label className="mt-3 flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            checked={withRecords}
            onChange={({ target }) => setWithRecords(target.checked)}
          />
          Take back its {records}, too
        </label>
      ) : null}
      {problem ? (
        <p role="alert" className="mt-2 text-loss">
          {problem}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
