"use client";
import { useSearchParams } from "next/navigation";
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
import { askedImport } from "./ignored-import-parts.ts";
import { ImportCards } from "./import-cards.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { isOver, stateBadge } from "./import-state-words.ts";
import { isTakenBack } from "./taken-back.ts";
import { UndoDialog } from "./undo-dialog.tsx";

interface ImportListProps {
  readonly imports: readonly ImportSummary[];
  /** The server does not answer. */
  readonly away: boolean;
  readonly hasOlder: boolean;
  readonly onOlder: () => void;
  readonly onChange: () => void;
}

type Act = (chosen: ImportSummary) => void;

function TakenBack({ inserted }: { readonly inserted: number }) {
  return (
    <span className="text-ink-3" title={`Had inserted ${formatCount(inserted)}; all taken back`}>
      <span className="sr-only">had inserted, all taken back: </span>
      <s>{formatCount(inserted)}</s>
    </span>
  );
}

function countColumn(id: keyof ImportSummary["counts"], header: string): Column<ImportSummary> {
  return {
    id,
    header,
    numeric: true,
    sortBy: ({ counts }) => counts[id],
    cell: (one) => {
      const { counts, holdsRows, state } = one;
      if (id === "inserted" && isTakenBack(one)) return <TakenBack inserted={counts.inserted} />;
      return (
        <span className={counts[id] === 0 || !(holdsRows || !isOver(state)) ? "text-ink-3" : ""}>
          {formatCount(counts[id])}
        </span>
      );
    },
  };
}

const stateCell =
  (away: boolean) =>
  ({ state, overlaps }: ImportSummary) => (
    <span className="flex gap-1">
      <Badge tone={stateBadge(state, away).tone}>{stateBadge(state, away).word}</Badge>
      {state === "done" && overlaps.length > 0 ? <Badge tone="warn">overlaps</Badge> : null}
    </span>
  );

function columnsWith(away: boolean, onOpen: Act, onUndo: Act): readonly Column<ImportSummary>[] {
  return [
    { id: "id", header: "No.", numeric: true, sortBy: ({ id }) => id, cell: ({ id }) => id },
    {
      id: "file",
      header: "File",
      sortBy: ({ fileName }) => fileName,
      cell: (one) => (
        <span className="block max-w-96 min-w-48">
          <TextButton className="text-left wrap-anywhere" onClick={() => onOpen(one)}>
            {one.fileName}
          </TextButton>{" "}
          {one.synthetic ? <Badge tone="warn">sample</Badge> : null}
          <span className="block text-12 text-ink-3">{one.formatTitle}</span>
        </span>
      ),
    },
    { id: "state", header: "State", cell: stateCell(away) },
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
export function ImportList({ imports, away, hasOlder, onOlder, onChange }: ImportListProps) {
  const [openedId, setOpened] = useState(askedImport(useSearchParams()));
  const [undoing, setUndoing] = useState<ImportSummary | null>(null);
  const opened = imports.find(({ id }) => id === openedId) ?? null;
  const open: Act = ({ id }) => setOpened(id);
  return (
    <>
      <div className="hidden sm:block">
        <DataTable
          caption="Imports"
          columns={columnsWith(away, open, setUndoing)}
          rows={imports}
          rowKey={({ id }) => String(id)}
          show={20}
        />
      </div>
      <ImportCards imports={imports} away={away} onOpen={open} onUndo={setUndoing} />
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
        {opened ? <ImportOutcome summary={opened} away={away} onChange={onChange} /> : null}
      </Sheet>
      {undoing ? (
        <UndoDialog
          id={undoing.id}
          fileName={undoing.fileName}
          synthetic={undoing.synthetic}
          onClose={() => setUndoing(null)}
          onUndone={onChange}
        />
      ) : null}
    </>
  );
}
