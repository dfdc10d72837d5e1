"use client";
import { clsx } from "clsx";
import { ChevronDown, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { formatBytes } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { FileCheck } from "./file-check.tsx";
import { FileNotices } from "./file-notices.tsx";
import type { ImportQueue } from "./import-queue.ts";
import { checkWords, copyWords, queueWords } from "./queue-words.ts";
import { isReady, type QueuedFile } from "./queued-file.ts";

interface QueueFileProps {
  readonly file: QueuedFile;
  readonly queue: ImportQueue;
  /** It is the only one: all of it is shown. */
  readonly alone: boolean;
  readonly onRemoved: () => void;
}

function WhatItIs({ file }: { readonly file: QueuedFile }) {
  const copied = copyWords(file);
  const checked = checkWords(file);
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong className="font-semibold break-all">{file.name}</strong>
        <span className="text-13 whitespace-nowrap text-ink-3">{formatBytes(file.size)}</span>
      </p>
      <p role="status" className="text-13 text-ink-2">
        {queueWords(file)}
      </p>
      {copied ? <p className="text-12 text-ink-3">{copied}</p> : null}
      {checked ? <p className="text-12 text-ink-3">{checked}</p> : null}
    </div>
  );
}

function Progress({ file }: { readonly file: QueuedFile }) {
  const { copy, trial, size, name } = file;
  if (copy.state === "sending") {
    return <ProgressBar label={`Share of ${name} copied`} share={size ? copy.sent / size : null} />;
  }
  if (trial?.state !== "running") return null;
  return (
    <ProgressBar label={`Share of ${name} checked`} share={size ? trial.bytes / size : null} />
  );
}

function Actions({
  file,
  queue,
  alone,
  onImport,
}: Omit<QueueFileProps, "onRemoved"> & { readonly onImport: () => void }) {
  const { key, name, copy, trial, wanted } = file;
  const ready = isReady(file);
  const checked = trial?.state === "done";
  return (
    <>
      {trial?.state === "running" ? (
        <Button size="small" onClick={() => queue.stopTrial(key)}>
          Stop checking
        </Button>
      ) : ready && copy.state === "whole" && !checked ? (
        <Button
          size="small"
          aria-label={`Check every row of ${name}`}
          title="Reads the whole file and says what importing it would do. Nothing is stored."
          onClick={() => queue.tryOut(key)}
        >
          Check every row
        </Button>
      ) : null}
      {file.look.state === "seen" && !wanted ? (
        <Button
          size="small"
          look={alone ? "primary" : "plain"}
          disabled={!ready}
          aria-label={`Import ${name}`}
          onClick={onImport}
        >
          Import
        </Button>
      ) : null}
    </>
  );
}

interface UnfoldProps {
  readonly name: string;
  /** The id of what it shows and hides. */
  readonly body: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Unfold({ name, body, isOpen, onToggle }: UnfoldProps) {
  return (
    <Button
      size="small"
      look="quiet"
      aria-expanded={isOpen}
      aria-controls={body}
      aria-label={`Details of ${name}`}
      onClick={onToggle}
    >
      Details
      <ChevronDown size={13} aria-hidden className={clsx(isOpen && "rotate-180")} />
    </Button>
  );
}

function Remove({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <Button
      size="small"
      look="quiet"
      aria-label={`Remove ${name} from the list`}
      title="Remove from the list. Nothing of it was imported."
      onClick={onPress}
    >
      <X size={14} aria-hidden />
    </Button>
  );
}

/** A file before its import: what it is, how far its copy is, what importing it would do. */
export function QueueFile({ file, queue, alone, onRemoved }: QueueFileProps) {
  const [opened, setOpened] = useState<boolean | null>(null);
  const row = useRef<HTMLElement>(null);
  const body = useId();
  const { key, name, look, copy, wanted } = file;
  const seen = look.state === "seen" ? look : null;
  const isOpen =
    seen !== null && !wanted && (opened ?? (alone || seen.preview.mappingProblem !== null));
  return (
    <section ref={row} tabIndex={-1} aria-label={name} className="min-w-0 bg-panel outline-none">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
        <WhatItIs file={file} />
        <div className="flex flex-wrap items-center gap-2">
          <Actions
            file={file}
            queue={queue}
            alone={alone}
            onImport={() => {
              row.current?.focus(); // the button goes, the row stays
              queue.start(key);
            }}
          />
          {seen && !wanted ? (
            <Unfold name={name} body={body} isOpen={isOpen} onToggle={() => setOpened(!isOpen)} />
          ) : null}
          {wanted && copy.state === "whole" ? null : (
            <Remove
              name={name}
              onPress={() => {
                queue.discard(key);
                onRemoved();
              }}
            />
          )}
        </div>
      </div>
      <div className="flex flex-col gap-3 px-4 pb-3 empty:hidden">
        <Progress file={file} />
        <FileNotices file={file} queue={queue} />
      </div>
      <div id={body}>
        {isOpen && seen ? (
          <FileCheck
            file={file}
            look={seen}
            queue={queue}
            onRepriced={() => {
              row.current?.focus(); // what was pressed goes, the row stays
              queue.tryOut(key);
            }}
          />
        ) : null}
      </div>
    </section>
  );
}
