"use client";
import { useEffect, useState } from "react";
import type { ImportSummary, UndoPreview } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { formatCounted } from "../format/quantity.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

function useUndoPreview(id: number): UndoPreview | null {
  const [preview, setPreview] = useState<UndoPreview | null>(null);
  useEffect(() => {
    let current = true;
    requestJson<UndoPreview>(`${API.imports}/${id}/undo`).then((answer) => {
      if (current && answer.ok) setPreview(answer.value);
    });
    return () => {
      current = false;
    };
  }, [id]);
  return preview;
}

function Consequences({ preview }: { readonly preview: UndoPreview | null }) {
  if (preview === null) return <p role="status">Counting what it would take away.</p>;
  const { removed, handedOver, restored, reverted } = preview;
  return (
    <ul className="mt-2 flex list-disc flex-col gap-1 pl-4">
      {removed > 0 || reverted === 0 ? (
        <li>{formatCounted(removed, "record leaves", "records leave")} every figure.</li>
      ) : null}
      {reverted > 0 ? (
        <li>What it added to {formatCounted(reverted, "call")} is taken out again.</li>
      ) : null}
      {handedOver > 0 ? (
        <li>
          {formatCounted(handedOver, "record stays", "records stay")}: another import brought{" "}
          {handedOver === 1 ? "it" : "them"} too.
        </li>
      ) : null}
      {restored > 0 ? (
        <li>
          {formatCounted(restored, "row")} of earlier imports, which it had replaced,{" "}
          {restored === 1 ? "counts" : "count"} again.
        </li>
      ) : null}
    </ul>
  );
}

interface UndoDialogProps {
  readonly id: number;
  readonly fileName: string | null;
  /** It is the sample month: there is no file. */
  readonly synthetic?: boolean;
  /** The verb where something else follows. */
  readonly verb?: string;
  readonly onClose: () => void;
  readonly onUndone: () => void;
}

/** Asks before an import is taken back, with what that really changes. */
export function UndoDialog({
  id,
  fileName,
  synthetic = false,
  verb = "Undo",
  onClose,
  onUndone,
}: UndoDialogProps) {
  const preview = useUndoPreview(id);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function undo(): Promise<void> {
    setBusy(true);
    const answer = await requestJson<ImportSummary>(`${API.imports}/${id}`, { method: "DELETE" });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    onUndone();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Undo import ${id}?`}
      verb={busy ? "Undoing" : verb}
      busy={busy}
      onConfirm={undo}
    >
      {fileName ? (
        <p>
          This takes back <strong className="font-medium text-ink break-all">{fileName}</strong>.
          {synthetic ? "It can be loaded again." : "The file can be imported again."}
        </p>
      ) : null}
      <Consequences preview={preview} />
      {problem ? (
        <p role="alert" className="mt-2 text-loss">
          {problem}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
