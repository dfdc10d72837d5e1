"use client";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { ImportQueue } from "./import-queue.ts";
import type { LookProblem } from "./look-at-file.ts";
import { allRejected, type QueuedFile } from "./queued-file.ts";
import { UndoDialog } from "./undo-dialog.tsx";

interface FileNoticesProps {
  readonly file: QueuedFile;
  readonly queue: ImportQueue;
}

/** Why the file is not imported, and the way out of it. */
function Refusal({ file, queue }: FileNoticesProps) {
  const [undoing, setUndoing] = useState<number | null>(null);
  const { refusal, key } = file;
  if (refusal === null) return null;
  const { importId, message } = refusal;
  return (
    <>
      <Notice
        kind="warn"
        live
        actions={
          importId === undefined ? (
            <Button size="small" onClick={() => queue.start(key)}>
              Try again
            </Button>
          ) : (
            <Button size="small" onClick={() => setUndoing(importId)}>
              Undo import {importId} and import this
            </Button>
          )
        }
      >
        {message}
      </Notice>
      {undoing === null ? null : (
        <UndoDialog
          id={undoing}
          fileName={null}
          verb="Undo it and import this"
          onClose={() => setUndoing(null)}
          onUndone={() => queue.start(key)}
        />
      )}
    </>
  );
}

interface DeclinedProps {
  readonly problem: LookProblem;
  readonly onFormat: (format: string) => void;
}

/** Why the file is not taken, and a way to read it all the same where the user knows better. */
function Declined({ problem: { message, alternatives = [] }, onFormat }: DeclinedProps) {
  return (
    <Notice
      kind="warn"
      live
      actions={
        alternatives.length === 0 ? null : (
          <SelectField
            label="Read it anyway as"
            bare
            value=""
            className="w-56"
            onChange={({ target: { value } }) => onFormat(value)}
          >
            <option value="" disabled>
              Read it anyway as…
            </option>
            {alternatives.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        )
      }
    >
      {message}
    </Notice>
  );
}

/** What stands in the file's way, or should be known before it is imported. */
export function FileNotices({ file, queue }: FileNoticesProps) {
  const { look, copy, trial, key } = file;
  return (
    <>
      {look.state === "refused" ? (
        <Declined
          problem={look.problem}
          onFormat={(format) => queue.reread(key, { format, mapping: null })}
        />
      ) : null}
      {look.state === "seen" && !look.busy && allRejected(look.preview) ? (
        <Notice kind="warn" live>
          None of its first {look.preview.rows.length} rows can be stored as they are read now: see
          why in the details. Choose another format or mapping before you import it.
        </Notice>
      ) : null}
      {copy.state === "sending" && copy.stalled !== null ? (
        <Notice kind="warn" live>
          {copy.stalled} What was copied is kept; it goes on by itself.
        </Notice>
      ) : null}
      {copy.state === "failed" ? (
        <Notice
          kind="warn"
          live
          actions={
            <Button size="small" onClick={() => queue.sendAgain(key)}>
              Try again
            </Button>
          }
        >
          {copy.problem.message}
        </Notice>
      ) : null}
      {copy.state === "whole" && copy.earlierImports.length > 0 && file.refusal === null ? (
        <Notice>
          Import {copy.earlierImports.join(", ")} brought this very file before. Rows that are in
          already are not added twice.
        </Notice>
      ) : null}
      {trial?.state === "failed" ? (
        <Notice kind="warn" live>
          {trial.problem.message}
        </Notice>
      ) : null}
      <Refusal file={file} queue={queue} />
    </>
  );
}
