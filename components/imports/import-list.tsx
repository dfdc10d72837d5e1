"use client";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { ImportFollow } from "./import-follow.tsx";
import { STATE_WORDS } from "./import-state-words.ts";
import { isMoving } from "./use-import-report.ts";

interface ImportListProps {
  readonly imports: readonly ImportSummary[];
  readonly onChange: () => void;
}

function countColumn(id: keyof ImportSummary["counts"], header: string): Column<ImportSummary> {
  return {
    id,
    header,
    numeric: true,
    sortBy: ({ counts }) => counts[id],
    cell: ({ counts }) => (
      <span className={counts[id] === 0 ? "text-ink-3" : undefined}>{formatCount(counts[id])}</span>
    ),
  };
}

function columnsWith(
  onOpen: (chosen: ImportSummary) => void,
  onUndo: (chosen: ImportSummary) => void,
): readonly Column<ImportSummary>[] {
  return [
    {
      id: "file",
      header: "File",
      sortBy: ({ fileName }) => fileName,
      cell: (one) => (
        <span className="block max-w-96 min-w-56">
          <TextButton className="text-left break-all" onClick={() => onOpen(one)}>
            {one.fileName}
          </TextButton>{" "}
          {one.synthetic ? <Badge tone="warn">sample</Badge> : null}
          <span className="block text-12 text-ink-3">{one.formatTitle}</span>
        </span>
      ),
    },
    {
      id: "state",
      header: "State",
      cell: ({ state }) => <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Badge>,
    },
    countColumn("received", "Received"),
    countColumn("inserted", "Inserted"),
    countColumn("duplicate", "Duplicate"),
    countColumn("rejected", "Rejected"),
    countColumn("skipped", "Skipped"),
    {
      id: "when",
      header: "When, UTC",
      sortBy: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => (
        <span className="whitespace-nowrap">
          {formatMoment(Date.parse(createdAt) * 1_000, "UTC")}
        </span>
      ),
    },
    {
      id: "undo",
      header: "Undo",
      bare: true,
      numeric: true,
      cell: (one) =>
        isMoving(one.state) || one.state === "undone" ? null : (
          <Button
            size="small"
            look="quiet"
            aria-label={`Undo the import of ${one.fileName}`}
            onClick={() => onUndo(one)}
          >
            Undo
          </Button>
        ),
    },
  ];
}

function UndoDialog({
  chosen,
  onClose,
  onChange,
}: {
  readonly chosen: ImportSummary;
  readonly onClose: () => void;
  readonly onChange: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function undo(): Promise<void> {
    setBusy(true);
    const answer = await requestJson<ImportSummary>(`${API.imports}/${chosen.id}`, {
      method: "DELETE",
    });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.message);
      return;
    }
    onChange();
    onClose();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Undo this import?"
      verb={busy ? "Undoing" : "Undo"}
      busy={busy}
      onConfirm={undo}
    >
      <p>
        {formatCounted(chosen.counts.inserted, "record")} of{" "}
        <strong className="font-medium text-ink break-all">{chosen.fileName}</strong> leave every
        figure. Other imports stay as they are, and the file can be imported again.
      </p>
      {problem ? <p className="mt-2 text-loss">{problem}</p> : null}
    </ConfirmDialog>
  );
}

/** Every import, newest first, with its report behind its name. */
export function ImportList({ imports, onChange }: ImportListProps) {
  const [opened, setOpened] = useState<ImportSummary | null>(null);
  const [undoing, setUndoing] = useState<ImportSummary | null>(null);
  return (
    <>
      <DataTable
        caption="Imports"
        columns={columnsWith(setOpened, setUndoing)}
        rows={imports}
        rowKey={({ id }) => String(id)}
        show={20}
      />
      <Sheet
        open={opened !== null}
        onOpenChange={() => setOpened(null)}
        title={opened?.fileName ?? ""}
        description={opened?.formatTitle}
      >
        {opened ? <ImportFollow id={opened.id} onSettled={onChange} /> : null}
      </Sheet>
      {undoing ? (
        <UndoDialog chosen={undoing} onClose={() => setUndoing(null)} onChange={onChange} />
      ) : null}
    </>
  );
}
