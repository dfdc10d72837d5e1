"use client";
import { Copy, Download, FolderOpen } from "lucide-react";
import { useRef, useState } from "react";
import type { Mapping } from "../../lib/formats/mapping.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { copyText } from "../download/copy-text.ts";
import { saveFile } from "../download/save-file.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

interface ShareMappingProps {
  /** The file's name, from which a saved mapping takes its own. */
  readonly name: string;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const textOf = (mapping: Mapping): string => `${JSON.stringify(mapping, null, 2)}\n`;

const savedName = (name: string): string => `${name.replace(/\.[a-z0-9]{1,6}$/i, "")}.mapping.json`;

/** The mapping as JSON, to keep, to pass on, and to bring back. */
export function ShareMapping({ name, mapping, onChange }: ShareMappingProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  async function load(file: File): Promise<void> {
    const read = await requestJson<Mapping>(API.mapping, { method: "POST", body: file });
    setProblem(read.ok ? null : `${file.name}: ${read.error.message}`);
    setSaid(read.ok ? `${file.name} is in use.` : "");
    if (read.ok) onChange(read.value);
  }

  async function copy(): Promise<void> {
    if (await copyText(textOf(mapping))) setSaid("Copied.");
    else setProblem("The browser does not let this page copy. Save the mapping as a file instead.");
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => saveFile(savedName(name), new Blob([textOf(mapping)]))}>
          <Download size={13} aria-hidden />
          Save mapping
        </Button>
        <Button size="small" onClick={copy}>
          <Copy size={13} aria-hidden />
          Copy it
        </Button>
        <Button size="small" onClick={() => input.current?.click()}>
          <FolderOpen size={13} aria-hidden />
          Load mapping
        </Button>
        <span role="status" className="text-12 text-ink-3">
          {said || "It is remembered for files with these columns; the command line reads it too."}
        </span>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="Mapping file"
          tabIndex={-1}
          className="sr-only"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = "";
            if (file) void load(file);
          }}
        />
      </div>
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
    </>
  );
}
