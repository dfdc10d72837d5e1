"use client";
import { clsx } from "clsx";
import { ClipboardPaste, FileUp, FolderOpen } from "lucide-react";
import { useRef, useState } from "react";
import { formatCount } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { fileOfText, filesOfFolder, MOST_FILES } from "./files-dropped.ts";
import { PasteSheet } from "./paste-sheet.tsx";
import { usePageDrop } from "./use-page-drop.ts";

interface PickProps {
  readonly label: string;
  readonly folder?: boolean;
  readonly input: React.RefObject<HTMLInputElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
}

function Picker({ label, folder = false, input, onFiles }: PickProps) {
  return (
    <input
      ref={input}
      type="file"
      multiple
      aria-label={label}
      className="sr-only"
      tabIndex={-1}
      {...(folder ? { webkitdirectory: "" } : {})}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])];
        target.value = "";
        onFiles(folder ? filesOfFolder(files) : files);
      }}
    />
  );
}

interface InvitationProps {
  readonly small: boolean;
  /** Files are held over the page. */
  readonly over: boolean;
}

function Invitation({ small, over }: InvitationProps) {
  return (
    <>
      <FileUp size={small ? 20 : 28} strokeWidth={1.5} aria-hidden className="text-ink-3" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          {over ? "Let go to add them" : "Drop usage files or a folder anywhere on this page"}
        </p>
        {small ? null : (
          <p className="text-13 text-ink-3">
            CSV, JSON, JSONL, event streams and OTLP of any size, gzip and zip too: your own log, a
            provider's export, a gateway's or an observability tool's. Read on this machine; prompts
            and answers are never stored.
          </p>
        )}
      </div>
    </>
  );
}

interface ImportDropProps {
  /** Files are on the list already: the words are known. */
  readonly small: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where files, folders and pasted rows come in. */
export function ImportDrop({ small, onFiles }: ImportDropProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function take(taken: readonly File[]): void {
    const tooMany = taken.length > MOST_FILES;
    const words = `Of ${formatCount(taken.length)} files the first ${MOST_FILES} were taken. Bring the others once these are in, or as one zip.`;
    setProblem(tooMany ? words : taken.length === 0 ? "There is no file in it." : null);
    onFiles(taken.slice(0, MOST_FILES));
  }

  const over = usePageDrop(take);
  return (
    <div className="flex flex-col gap-3">
      <section
        aria-label="Usage files to import"
        className={clsx(
          "flex flex-wrap items-center gap-x-5 gap-y-3 rounded-box border border-dashed px-5",
          small ? "py-3" : "py-7",
          over ? "border-accent bg-accent-soft" : "border-control bg-panel",
        )}
      >
        <Invitation small={small} over={over} />
        <Picker label="Usage files" input={files} onFiles={take} />
        <Picker label="Folder of usage files" folder input={folder} onFiles={take} />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => files.current?.click()}>
            Choose files
          </Button>
          <Button onClick={() => folder.current?.click()}>
            <FolderOpen size={14} aria-hidden />
            Folder
          </Button>
          <Button onClick={() => setPasting(true)}>
            <ClipboardPaste size={14} aria-hidden />
            Paste
          </Button>
        </div>
      </section>
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
      <PasteSheet
        open={pasting}
        onClose={() => setPasting(false)}
        onText={(text) => take([fileOfText(text, new Date())])}
      />
    </div>
  );
}
