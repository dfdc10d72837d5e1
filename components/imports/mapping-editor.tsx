"use client";
import { Download, FolderOpen } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Mapping } from "../../lib/formats/mapping.ts";
import type { PreviewColumn } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import type { PriceCatalogue } from "../../lib/wire/prices.ts";
import { requestJson } from "../api/request-json.ts";
import { saveFile } from "../download/save-file.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { readMapping } from "./edit-mapping.ts";
import { FIRST_GROUP, MappingGroup, MoreFields } from "./mapping-columns.tsx";
import { RowDefaults, TimeReading } from "./mapping-reading.tsx";
import { FailureRule, ModelNames } from "./mapping-rules.tsx";

interface MappingEditorProps {
  readonly mapping: Mapping;
  readonly columns: readonly PreviewColumn[];
  /** What the server says is wrong with the mapping. */
  readonly problem: string | null;
  readonly onChange: (mapping: Mapping) => void;
}

/** Model names of the catalogue, for suggestions; none while or where they cannot be had. */
function useModelNames(): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    requestJson<PriceCatalogue>(API.prices).then((answer) => {
      if (current && answer.ok)
        setNames([...new Set(answer.value.models.map(({ model }) => model))]);
    });
    return () => {
      current = false;
    };
  }, []);
  return names;
}

function SaveAndLoad({ mapping, onChange }: Pick<MappingEditorProps, "mapping" | "onChange">) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(file: File): Promise<void> {
    const read = readMapping(await file.text());
    setProblem(
      read ? null : `${file.name} is no mapping: expected JSON with an object named "columns".`,
    );
    if (read) onChange(read);
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          onClick={() =>
            saveFile("mapping.json", new Blob([`${JSON.stringify(mapping, null, 2)}\n`]))
          }
        >
          <Download size={13} aria-hidden />
          Save mapping
        </Button>
        <Button size="small" onClick={() => input.current?.click()}>
          <FolderOpen size={13} aria-hidden />
          Load mapping
        </Button>
        <span className="text-12 text-ink-3">
          The same file works with <code className="font-mono">tierscope import --map</code>.
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
            if (file) load(file);
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

/** How the file's columns become records. Every change is read anew at once. */
export function MappingEditor({ mapping, columns, problem, onChange }: MappingEditorProps) {
  const modelList = useId();
  const models = useModelNames();
  return (
    <div className="flex flex-col gap-5">
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
      <datalist id={modelList}>
        {models.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-[1.3fr_1fr_1fr_1fr]">
        <MappingGroup group={FIRST_GROUP} {...{ mapping, columns, onChange }} />
        <ModelNames {...{ mapping, columns, onChange, modelList }} />
        <RowDefaults {...{ mapping, onChange, modelList }} />
        <div className="flex flex-col gap-5">
          <TimeReading {...{ mapping, onChange }} />
          <FailureRule {...{ mapping, onChange }} />
        </div>
      </div>
      <MoreFields {...{ mapping, columns, onChange }} />
      <SaveAndLoad mapping={mapping} onChange={onChange} />
    </div>
  );
}
