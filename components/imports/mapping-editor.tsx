"use client";
import { useEffect, useId, useRef } from "react";
import type { MappingFault } from "../../lib/formats/format.ts";
import type { Mapping } from "../../lib/formats/mapping.ts";
import type { PreviewColumn } from "../../lib/wire/imports.ts";
import { usePricedModels } from "../own-names/use-priced-models.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { FIRST_GROUP, MappingGroup, MoreFields } from "./mapping-columns.tsx";
import { focusPlace, MappingFaultProvider } from "./mapping-fault.tsx";
import { mappingFaultWords } from "./mapping-fault-words.ts";
import { RowDefaults, TimeReading } from "./mapping-reading.tsx";
import { FailureRule, ModelNames } from "./mapping-rules.tsx";
import { ShareMapping } from "./share-mapping.tsx";

interface MappingEditorProps {
  /** The file's name, from which a saved mapping takes its own. */
  readonly name: string;
  readonly mapping: Mapping;
  readonly columns: readonly PreviewColumn[];
  /** What the server says is wrong with the mapping. */
  readonly problem: string | null;
  readonly fault: MappingFault | null;
  readonly onChange: (mapping: Mapping) => void;
}

/** How the file's columns become records. Every change is read anew at once. */
export function MappingEditor({
  name,
  mapping,
  columns,
  problem,
  fault,
  onChange,
}: MappingEditorProps) {
  const modelList = useId();
  const models = [...new Set(usePricedModels().map(({ model }) => model))];
  const editor = useRef<HTMLDivElement>(null);
  const place = fault?.places[0];
  // Where nothing else has the cursor, it waits in the field to be mended.
  useEffect(() => {
    if (place !== undefined && document.activeElement === document.body) {
      focusPlace(editor.current, place);
    }
  }, [place]);
  return (
    <MappingFaultProvider value={fault}>
      <div ref={editor} className="flex flex-col gap-5">
        {problem ? (
          <Notice
            kind="warn"
            live
            actions={
              place === undefined ? null : (
                <Button size="small" onClick={() => focusPlace(editor.current, place)}>
                  Go to the field
                </Button>
              )
            }
          >
            {fault ? mappingFaultWords(fault) : problem}
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
        <ShareMapping name={name} mapping={mapping} onChange={onChange} />
      </div>
    </MappingFaultProvider>
  );
}
