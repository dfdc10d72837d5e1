"use client";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount } from "../format/quantity.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { canUndo } from "./can-undo.ts";
import { stateBadge } from "./import-state-words.ts";
import { isTakenBack } from "./taken-back.ts";

interface ImportCardsProps {
  readonly imports: readonly ImportSummary[];
  /** The server does not answer. */
  readonly away: boolean;
  readonly onOpen: (chosen: ImportSummary) => void;
  readonly onUndo: (chosen: ImportSummary) => void;
}

const SHOWN = 20;
const COUNTS = ["inserted", "duplicate", "rejected", "skipped"] as const;

function countWords(one: ImportSummary): string {
  const { counts } = one;
  if (isTakenBack(one)) return `had inserted ${formatCount(counts.inserted)}; all taken back`;
  const parts = COUNTS.filter((key) => counts[key] > 0).map(
    (key) => `${formatCount(counts[key])} ${key}`,
  );
  return parts.length > 0 ? parts.join(", ") : "no rows";
}

/** The list of imports where a table is too wide: on a phone. */
export function ImportCards({ imports, away, onOpen, onUndo }: ImportCardsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? imports : imports.slice(0, SHOWN);
  return (
    <div className="sm:hidden">
      <ul aria-label="Imports">
        {shown.map((one) => {
          const { id, fileName, formatTitle, state, createdAt, synthetic } = one;
          return (
            <li key={id} className="flex items-start gap-3 border-t border-line px-4 py-2.5">
              <div className="min-w-0 flex-1 text-13">
                <TextButton className="text-left text-14 break-all" onClick={() => onOpen(one)}>
                  {fileName}
                </TextButton>
                <p className="flex flex-wrap items-center gap-1 text-12 text-ink-3">
                  <Badge tone={stateBadge(state, away).tone}>{stateBadge(state, away).word}</Badge>
                  {synthetic ? <Badge tone="warn">sample</Badge> : null}
                  {formatMoment(Date.parse(createdAt) * 1_000, "UTC")} UTC
                </p>
                <p className="mt-0.5 text-ink-2">{countWords(one)}</p>
                <p className="text-12 text-ink-3">
                  No. {id}, {formatTitle}
                </p>
              </div>
              {canUndo(one) ? (
                <Button
                  size="small"
                  aria-label={`Undo the import of ${fileName}`}
                  onClick={() => onUndo(one)}
                >
                  Undo
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {imports.length > shown.length ? (
        <div className="border-t border-line px-2 py-2">
          <Button size="small" look="quiet" onClick={() => setAll(true)}>
            Show all {imports.length}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
