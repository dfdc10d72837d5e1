"use client";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Sheet } from "../ui/sheet.tsx";

interface PasteSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onText: (text: string) => void;
}

/** Rows as text instead of as a file. */
export function PasteSheet({ open, onClose, onText }: PasteSheetProps) {
  const [text, setText] = useState("");
  const note = useId();

  function take(): void {
    onText(text);
    setText("");
    onClose();
  }

  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title="Paste usage rows"
      description="CSV with its header line, JSON, or one JSON object per line."
    >
      <div className="flex h-full flex-col gap-3">
        <textarea
          aria-label="Usage rows"
          aria-describedby={note}
          value={text}
          spellCheck={false}
          onChange={({ target: { value } }) => setText(value)}
          placeholder={
            "time,model,input_tokens,output_tokens\n2026-11-01T10:00:00Z,gpt-5-mini,1000,200"
          }
          className="min-h-72 flex-1 resize-none rounded-control border border-control bg-panel p-3 font-mono text-12 text-ink placeholder:text-ink-3"
        />
        <p id={note} className="text-12 text-ink-3">
          It is treated like a file: checked first, imported when you say so.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" disabled={text.trim() === ""} onClick={take}>
            Check this text
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
