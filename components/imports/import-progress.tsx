"use client";
import { Pause, Play, X } from "lucide-react";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { afterwards, progressWords, spokenWords } from "./progress-words.ts";

const shareDone = ({ fileSize, bytesRead, state }: ImportSummary): number | null =>
  fileSize && (bytesRead > 0 || state !== "running") ? bytesRead / fileSize : null;

function CancelDialog({
  summary,
  onClose,
  onCancel,
}: {
  readonly summary: ImportSummary;
  readonly onClose: () => void;
  readonly onCancel: () => Promise<boolean>;
}) {
  const [busy, setBusy] = useState(false);
  const { fileName, counts } = summary;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Cancel this import?"
      verb={busy ? "Cancelling" : "Cancel the import"}
      busy={busy}
      onConfirm={async () => {
        setBusy(true);
        await onCancel();
        onClose();
      }}
    >
      <p>
        The {formatCounted(counts.inserted, "record")} that{" "}
        <strong className="font-medium text-ink break-all">{fileName}</strong> has brought so far
        are taken away again, and so is its copy in the data folder. Pause it instead to keep them.
      </p>
    </ConfirmDialog>
  );
}

interface ImportProgressProps {
  readonly summary: ImportSummary;
  /** The server does not answer. */
  readonly away: boolean;
  readonly onChange: () => void;
}

/** An import under way: how far, how fast, how long still, and ways to pause, go on and cancel. */
export function ImportProgress({ summary, away, onChange }: ImportProgressProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { id, fileName, state } = summary;

  async function order(what: "pause" | "resume" | "cancel"): Promise<boolean> {
    const answer = await postJson<ImportSummary>(`${API.imports}/${id}/${what}`, {});
    setProblem(answer.ok ? null : answer.error.message);
    onChange();
    return answer.ok;
  }

  return (
    <div className="flex flex-col gap-2.5">
      <ProgressBar label={`Share of ${fileName} imported`} share={shareDone(summary)} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-13 text-ink-2">
          {progressWords(summary, away)}
          <span className="block text-12 text-ink-3">{afterwards(summary, away)}</span>
        </p>
        <p role="status" className="sr-only">
          {spokenWords(summary, away)}
        </p>
        <div className="flex gap-2">
          {state === "paused" ? (
            <Button size="small" look="primary" disabled={away} onClick={() => order("resume")}>
              <Play size={13} aria-hidden />
              Resume
            </Button>
          ) : (
            <Button size="small" disabled={away} onClick={() => order("pause")}>
              <Pause size={13} aria-hidden />
              Pause
            </Button>
          )}
          <Button size="small" disabled={away} onClick={() => setAsking(true)}>
            <X size={13} aria-hidden />
            Cancel
          </Button>
        </div>
      </div>
      {problem ? (
        <p role="alert" className="text-13 text-loss">
          {problem}
        </p>
      ) : null}
      {asking ? (
        <CancelDialog
          summary={summary}
          onClose={() => setAsking(false)}
          onCancel={() => order("cancel")}
        />
      ) : null}
    </div>
  );
}
