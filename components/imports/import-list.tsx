"use client";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { canUndo } from "./can-undo.ts";
import { ImportCards } from "./import-cards.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { isOver, STATE_WORDS } from "./import-state-words.ts";
import { UndoDialog } from "./undo-dialog.tsx";

interface ImportListProps {
  readonly imports: readonly ImportSummary[];
  readonly hasOlder: boolean;
  readonly onOlder: () => void;
  readonly onChange: () => void;
}

type Act = (chosen: ImportSummary) => void;

function countColumn(id: keyof ImportSummary["counts"], header: string): Column<ImportSummary> {
  return {
    id,
    header,
    numeric: true,
    sortBy: ({ counts }) => counts[id],
    cell: ({ counts, holdsRows, state }) => (
      <span className={counts[id] === 0 || !(holdsRows || !isOver(state)) ? "text-ink-3" : ""}>
        {formatCount(counts[id])}
      </span>
    ),
  };
}

const stateCell = ({ state, overlaps }: ImportSummary) => (
  <span className="flex gap-1">
    <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Badge>
    {state === "done" && overlaps.length > 0 ? <Badge tone="warn">overlaps</Badge> : null}
  </span>
);

function columnsWith(onOpen: Act, onUndo: Act): readonly Column<ImportSummary>[] {
  return [
    { id: "id", header: "No.", numeric: true, sortBy: ({ id }) => id, cell: ({ id }) => id },
    {
      id: "file",
      header: "File",
      sortBy: ({ fileName }) => fileName,
      cell: (one) => (
        <span className="block max-w-96 min-w-48">
          <TextButton className="text-left break-all" onClick={() => onOpen(one)}>
            {one.fileName}
          </TextButton>{" "}
          {one.synthetic ? <Badge tone="warn">sample</Badge> : null}
          <span className="block text-12 text-ink-3">{one.formatTitle}</span>
        </span>
      ),
    },
    { id: "state", header: "State", cell: stateCell },
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
        canUndo(one) ? (
          <Button
            size="small"
            look="quiet"
            aria-label={`Undo the import of ${one.fileName}`}
            onClick={() => onUndo(one)}
          >
            Undo
          </Button>
        ) : null,
    },
  ];
}

/** Every import, newest first, with its report behind its name. */
export function ImportList({ imports, hasOlder, onOlder, onChange }: ImportListProps) {
  const [openedId, setOpened] = useState<number | null>(null);
  const [undoing, setUndoing] = useState<ImportSummary | null>(null);
  const opened = imports.find(({ id }) => id === openedId) ?? null;
  const open: Act = ({ id }) => setOpened(id);
  return (
    <>
      <div className="hidden sm:block">
        <DataTable
          caption="Imports"
          columns={columnsWith(open, setUndoing)}
          rows={imports}
          rowKey={({ id }) => String(id)}
          show={20}
        />
      </div>
      <ImportCards imports={imports} onOpen={open} onUndo={setUndoing} />
      {hasOlder ? (
        <div className="border-t border-line px-2 py-2">
          <Button size="small" look="quiet" onClick={onOlder}>
            Load older imports
          </Button>
        </div>
      ) : null}
      <Sheet
        open={opened !== null}
        onOpenChange={() => setOpened(null)}
        title={opened?.fileName ?? ""}
        description={opened ? `Import ${opened.id}, ${opened.formatTitle}` : undefined}
      >
        {opened ? <ImportOutcome summary={opened} onChange={onChange} /> : null}
      </Sheet>
      {undoing ? (
        <UndoDialog
          id={undoing.id}
          fileName={undoing.fileName}
          onClose={() => setUndoing(null)}
          onUndone={onChange}
        />
      ) : null}
    </>
  );
}
