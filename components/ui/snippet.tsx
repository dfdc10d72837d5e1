"use client";
import { Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "../download/copy-text.ts";
import { Button } from "./button.tsx";

interface SnippetProps {
  readonly text: string;
  /** Where it is to be pasted, where there are several. */
  readonly where?: string;
}

/** Text to be pasted elsewhere. */
export function Snippet({ text, where }: SnippetProps) {
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <div>
      {where === undefined ? null : <h3 className="mb-1 text-13 font-medium">{where}</h3>}
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-box rounded-control border border-line bg-sunken px-3 py-2.5 font-mono text-12 leading-5"
      >
        <code>{text}</code>
      </pre>
      <div className="mt-1.5 flex min-h-7 items-center gap-3">
        <Button
          size="small"
          aria-label={where === undefined ? undefined : `Copy: ${where}`}
          onClick={() => void copyText(text).then(setCopied)}
        >
          <Copy size={13} aria-hidden />
          Copy
        </Button>
        <span role="status" className="text-12 text-ink-3">
          {isCopied === null
            ? ""
            : isCopied
              ? "Copied."
              : "The browser does not let this page copy: select it."}
        </span>
      </div>
    </div>
  );
}
