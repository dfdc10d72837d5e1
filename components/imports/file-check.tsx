"use client";
import { HEAD_BYTES } from "../../lib/wire/head-bytes.ts";
import type { ImportPreview } from "../../lib/wire/imports.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Detection } from "./detection.tsx";
import { DryRunView } from "./dry-run-view.tsx";
import { BLANK_MAPPING } from "./edit-mapping.ts";
import type { ImportQueue } from "./import-queue.ts";
import { MappingEditor } from "./mapping-editor.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import type { Look, QueuedFile } from "./queued-file.ts";

interface FileCheckProps {
  readonly file: QueuedFile;
  readonly look: Extract<Look, { state: "seen" }>;
  readonly queue: ImportQueue;
  readonly onRepriced: () => void;
}

function noRowsWords({ mappingProblem }: ImportPreview, bytes: number): string {
  if (mappingProblem) return "None until the mapping fits.";
  if (bytes <= HEAD_BYTES) return "None.";
  return "None in the beginning of the file, which is all that is looked at here. An import reads all of it.";
}

const PART = "border-t border-line px-4 py-3";

/** The check before anything is stored: what was detected, the mapping, the first rows, the dry run. */
export function FileCheck({ file, look, queue, onRepriced }: FileCheckProps) {
  const { key, trial } = file;
  const { preview, problem } = look;
  const alike = queue.filesAlike(key).length;
  const { format, grain, mapping, columns, needsMapping, mappingProblem, mappingFault, rows } =
    preview;
  return (
    <>
      <div className={PART}>
        <Detection
          preview={preview}
          onFormat={(next) => queue.reread(key, { format: next, mapping: null })}
        />
      </div>
      {problem ? (
        <div className={PART}>
          <Notice kind="warn" live>
            {problem}
          </Notice>
        </div>
      ) : null}
      {needsMapping ? (
        <div className={PART}>
          <h3 className="text-14 font-semibold">Mapping</h3>
          <p className="mb-3 text-13 text-ink-3">
            Which column holds what. Unmapped fields stay unknown.
          </p>
          <MappingEditor
            name={file.name}
            mapping={mapping ?? BLANK_MAPPING}
            columns={columns}
            problem={mappingProblem}
            fault={mappingFault}
            onChange={(next) => queue.reread(key, { format, mapping: next })}
          />
          {alike > 0 ? (
            <Button size="small" className="mt-3" onClick={() => queue.shareMapping(key)}>
              Use this mapping for the {formatCounted(alike, "other file")} with these columns
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="border-t border-line">
        <h3 className="px-4 pt-3 pb-1 text-14 font-semibold">First rows, as understood</h3>
        {rows.length > 0 ? (
          <PreviewRows name={file.name} grain={grain} rows={rows} />
        ) : (
          <p className="px-4 pb-3 text-13 text-ink-3">{noRowsWords(preview, file.size)}</p>
        )}
      </div>
      {trial?.state === "done" ? (
        <div className={PART}>
          <h3 className="mb-2 text-14 font-semibold">If you import it now</h3>
          <DryRunView dryRun={trial.dryRun} onRepriced={onRepriced} />
        </div>
      ) : null}
    </>
  );
}
