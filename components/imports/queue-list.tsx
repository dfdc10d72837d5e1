"use client";
import { useRef } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { costHref } from "./cost-link.ts";
import type { ImportQueue } from "./import-queue.ts";
import { isOver } from "./import-state-words.ts";
import { QueueFile } from "./queue-file.tsx";
import { QueueImport } from "./queue-import.tsx";
import { isReady, type QueuedFile } from "./queued-file.ts";

interface QueueListProps {
  readonly files: readonly QueuedFile[];
  readonly queue: ImportQueue;
  readonly imports: readonly ImportSummary[];
  /** The server does not answer. */
  readonly away: boolean;
  readonly onChange: () => void;
}

interface ListActionsProps {
  readonly finished: readonly QueuedFile[];
  /** How many could be imported now. */
  readonly ready: number;
  /** Where the cost of what came in is told. */
  readonly brought: ReturnType<typeof costHref>;
  readonly queue: ImportQueue;
  /** The button may be gone. */
  readonly onPressed: () => void;
}

/** What can be done to several files at once. */
function ListActions({ finished, ready, brought, queue, onPressed }: ListActionsProps) {
  function close(): void {
    for (const { key } of finished) queue.drop(key);
    onPressed();
  }

  function importAll(): void {
    queue.startAll();
    onPressed();
  }

  return (
    <div className="flex gap-2">
      {finished.length > 1 ? (
        <Button size="small" look="quiet" onClick={close}>
          Close {finished.length} reports
        </Button>
      ) : null}
      {brought === null ? null : (
        <ButtonLink href={brought} look={ready > 1 ? "plain" : "primary"} size="small">
          See what it cost
        </ButtonLink>
      )}
      {ready > 1 ? (
        <Button size="small" look="primary" onClick={importAll}>
          Import all {ready}
        </Button>
      ) : null}
    </div>
  );
}

/** The files on their way in, newest first. */
export function QueueList({ files, queue, imports, away, onChange }: QueueListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const byId = new Map(imports.map((one) => [one.id, one]));
  const summaryOf = ({ importId }: QueuedFile) =>
    importId === null ? null : (byId.get(importId) ?? null);
  const finished = files.filter((file) => {
    const summary = summaryOf(file);
    return summary !== null && isOver(summary.state);
  });
  const waiting = files.filter(({ importId }) => importId === null).length;
  const focusHeading = () => heading.current?.focus();
  return (
    <section aria-labelledby="queue-heading" className="flex flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2
          id="queue-heading"
          ref={heading}
          tabIndex={-1}
          className="text-14 font-semibold outline-none"
        >
          {finished.length === files.length ? "Just in" : "On their way in"}
        </h2>
        <ListActions
          finished={finished}
          ready={files.filter(isReady).length}
          brought={costHref(finished.map(summaryOf).filter((summary) => summary !== null))}
          queue={queue}
          onPressed={focusHeading}
        />
      </div>
      <PanelGroup>
        {files.map((file) =>
          file.importId === null ? (
            <QueueFile
              key={file.key}
              file={file}
              queue={queue}
              alone={waiting === 1}
              onRemoved={focusHeading}
            />
          ) : (
            <QueueImport
              key={file.key}
              name={file.name}
              summary={summaryOf(file)}
              away={away}
              onChange={onChange}
              onDismiss={() => {
                queue.drop(file.key);
                focusHeading();
              }}
            />
          ),
        )}
      </PanelGroup>
    </section>
  );
}
