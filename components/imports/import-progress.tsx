"use client";
import { useState } from "react";
import type { ImportReport, ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { formatBytes, formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

const shareDone = ({ fileSize, bytesRead }: ImportSummary): number | null =>
  fileSize ? bytesRead / fileSize : null;

function rate({ rowsPerSecond }: ImportSummary): string | null {
  return rowsPerSecond === null ? null : `${formatCount(rowsPerSecond)} rows/s`;
}

function left({ secondsLeft }: ImportSummary): string | null {
  return secondsLeft === null ? null : `${formatDuration(secondsLeft * 1_000)} left`;
}

/** A running import: how far, how fast, how long still, and a way to stop it. */
export function ImportProgress({ report }: { readonly report: ImportReport }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { id, counts, fileSize, bytesRead, state } = report;
  const parts = [
    `${formatCount(counts.received)} rows read`,
    fileSize ? `${formatShare(bytesRead, fileSize)} of ${formatBytes(fileSize)}` : null,
    rate(report),
    left(report),
  ].filter((part) => part !== null);

  async function cancel(): Promise<void> {
    const answer = await postJson<ImportSummary>(`${API.imports}/${id}/cancel`, {});
    setProblem(answer.ok ? null : answer.error.message);
  }

  return (
    <div className="flex flex-col gap-3">
      <ProgressBar label="Share of the file imported" share={shareDone(report)} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-13 text-ink-2" aria-live="polite">
          {state === "queued" ? "Waiting for its turn." : parts.join(" · ")}
        </p>
        <Button size="small" onClick={cancel}>
          Cancel
        </Button>
      </div>
      <p className="text-12 text-ink-3">
        It goes on when you leave this page. Rows stored so far can be undone later.
      </p>
      {problem ? <p className="text-13 text-loss">{problem}</p> : null}
    </div>
  );
}
