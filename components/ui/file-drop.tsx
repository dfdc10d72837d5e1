"use client";
import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "./button.tsx";

interface FileDropProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** Drop a file here, or choose one with the button. */
export function FileDrop({ label, children, disabled = false, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(event: DragEvent<HTMLElement>): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !disabled) onFile(file);
  }

  return (
    <section
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
      className={clsx(
        "flex flex-wrap items-center gap-x-5 gap-y-3 rounded-box border border-dashed px-5 py-6",
        over ? "border-accent bg-accent-soft" : "border-control bg-panel",
      )}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden className="text-ink-3" />
      <div className="min-w-0 flex-1 basis-64">{children}</div>
      <input
        ref={input}
        type="file"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      <Button look="primary" disabled={disabled} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </section>
  );
}
