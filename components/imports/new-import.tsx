"use client";
import { useCallback, useState } from "react";
import { formatBytes, formatShare } from "../format/quantity.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { FileDrop } from "../ui/file-drop.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { Detection } from "./detection.tsx";
import { BLANK_MAPPING } from "./edit-mapping.ts";
import { ImportFollow } from "./import-follow.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import { type NewImport, useNewImport } from "./use-new-import.ts";

type Flow = ReturnType<typeof useNewImport>;
type Step<Name extends NewImport["step"]> = Extract<NewImport, { step: Name }>;

function Choose({ flow, problem }: { readonly flow: Flow; readonly problem: string | null }) {
  return (
    <div className="flex flex-col gap-3">
      <FileDrop label="A usage file to import" onFile={flow.choose}>
        <p className="font-medium">Drop a usage file here</p>
        <p className="text-13 text-ink-3">
          CSV or JSON of any size: your own log, an OpenAI usage export, saved API responses. It is
          read on this machine; prompts and answers are never stored.
        </p>
      </FileDrop>
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}

function CheckActions({ flow, step }: { readonly flow: Flow; readonly step: Step<"check"> }) {
  const { file, preview, busy } = step;
  const wrong = preview.mappingProblem !== null;
  return (
    <div className="flex flex-wrap items-center gap-2 bg-panel px-4 py-3">
      <Button look="primary" disabled={busy || wrong} onClick={() => flow.send(file, preview)}>
        Import {formatBytes(file.size)}
      </Button>
      <Button onClick={flow.reset}>Choose another file</Button>
      <span role="status" className="text-13 text-ink-3">
        {busy ? "Reading it again" : null}
      </span>
    </div>
  );
}

/** The check before anything is stored: what was detected, the mapping, the first rows. */
function Check({ flow, step }: { readonly flow: Flow; readonly step: Step<"check"> }) {
  const { file, preview, problem } = step;
  const { format, mapping, columns, needsMapping, mappingProblem, rows } = preview;
  return (
    <PanelGroup>
      <div className="bg-panel px-4 py-3">
        <Detection
          file={file}
          preview={preview}
          onFormat={(next) => flow.reread(file, preview, { format: next, mapping: null })}
        />
      </div>
      {needsMapping ? (
        <Panel title="Mapping" note="Which column holds what. Unmapped fields stay unknown.">
          <MappingEditor
            mapping={mapping ?? BLANK_MAPPING}
            columns={columns}
            problem={mappingProblem}
            onChange={(next) => flow.reread(file, preview, { format, mapping: next })}
          />
        </Panel>
      ) : null}
      <Panel flush title="First rows, as understood">
        {rows.length > 0 ? (
          <PreviewRows rows={rows} />
        ) : (
          <p className="px-4 pb-4 text-13 text-ink-3">None yet.</p>
        )}
      </Panel>
      {problem ? (
        <div className="bg-panel px-4 py-3">
          <Notice kind="warn" live>
            {problem}
          </Notice>
        </div>
      ) : null}
      <CheckActions flow={flow} step={step} />
    </PanelGroup>
  );
}

function Sending({ flow, step }: { readonly flow: Flow; readonly step: Step<"sending"> }) {
  const { file, sent } = step;
  return (
    <Panel className="rounded-box border border-line" title={`Copying ${file.name}`}>
      <ProgressBar label="Share of the file copied" share={file.size ? sent / file.size : null} />
      <div className="mt-3 flex items-center justify-between gap-3">
        <p className="text-13 text-ink-2" role="status">
          {formatShare(sent, file.size)} of {formatBytes(file.size)} copied into the data folder.
          Nothing is imported yet.
        </p>
        <Button size="small" onClick={flow.reset}>
          Cancel
        </Button>
      </div>
    </Panel>
  );
}

interface StartedProps {
  readonly flow: Flow;
  readonly step: Step<"started">;
  readonly onSettled: () => void;
}

function Started({ flow, step, onSettled }: StartedProps) {
  const [settled, setSettled] = useState(false);
  const settle = useCallback(() => {
    setSettled(true);
    onSettled();
  }, [onSettled]);
  return (
    <Panel className="rounded-box border border-line" title={`Import of ${step.name}`}>
      {step.again ? (
        <div className="mb-4">
          <Notice>
            This very file was imported before. Rows already there are not added twice.
          </Notice>
        </div>
      ) : null}
      <ImportFollow id={step.id} onSettled={settle} />
      <div className="mt-5 flex flex-wrap gap-2">
        {settled ? (
          <ButtonLink href="/" look="primary">
            See what it cost
          </ButtonLink>
        ) : null}
        <Button onClick={flow.reset}>Import another file</Button>
      </div>
    </Panel>
  );
}

/** A file's way in, one step at a time. `onChange` is called when the list of imports has changed. */
export function NewImportFlow({ onChange }: { readonly onChange: () => void }) {
  const flow = useNewImport(onChange);
  const { state } = flow;
  switch (state.step) {
    case "choose":
      return <Choose flow={flow} problem={state.problem} />;
    case "looking":
      return (
        <Panel className="rounded-box border border-line" title={`Looking at ${state.file.name}`}>
          <ProgressBar label="Looking at the file" share={null} />
        </Panel>
      );
    case "check":
      return <Check flow={flow} step={state} />;
    case "sending":
      return <Sending flow={flow} step={state} />;
    case "started":
      return <Started flow={flow} step={state} onSettled={onChange} />;
  }
}
