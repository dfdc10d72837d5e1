"use client";
import { X } from "lucide-react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { formatCounted } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { isOver, stateBadge } from "./import-state-words.ts";

interface QueueImportProps {
  readonly name: string;
  /** `null` for the moment until the list of imports tells of it. */
  readonly summary: ImportSummary | null;
  /** The server does not answer. */
  readonly away: boolean;
  readonly onChange: () => void;
  readonly onDismiss: () => void;
}

/** A file that became an import: its progress, then its report. */
export function QueueImport({ name, summary, away, onChange, onDismiss }: QueueImportProps) {
  const over = summary !== null && isOver(summary.state);
  return (
    <section aria-label={name} className="min-w-0 bg-panel px-4 py-3">
      <div className="mb-3 flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <strong className="font-semibold break-all">{name}</strong>
            {summary ? (
              <Badge tone={stateBadge(summary.state, away).tone}>
                {stateBadge(summary.state, away).word}
              </Badge>
            ) : null}
          </p>
          <p className="text-13 text-ink-2">{summary?.formatTitle}</p>
          <p role="status" className="sr-only">
            {summary?.state === "done"
              ? `${name} is imported: ${formatCounted(summary.counts.inserted, "record")} inserted.`
              : null}
          </p>
        </div>
        <div className="flex items-center gap-2">
          {over ? (
            <Button
              size="small"
              look="quiet"
              aria-label={`Close the report of ${name}`}
              title="Close. The report stays behind the file's name in the list below."
              onClick={onDismiss}
            >
              <X size={14} aria-hidden />
            </Button>
          ) : null}
        </div>
      </div>
      {summary ? (
        <ImportOutcome summary={summary} away={away} onChange={onChange} />
      ) : (
        <Skeleton className="h-10" />
      )}
    </section>
  );
}
