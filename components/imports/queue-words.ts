import { formatUsd } from "../format/money.ts";
import { formatBytes, formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import type { QueuedFile } from "./queued-file.ts";

/** How far the copy into the data folder is; `null` where that needs no word. */
export function copyWords({ copy, size }: QueuedFile): string | null {
  if (copy.state === "sending") {
    return `Copying into the data folder: ${formatShare(copy.sent, size)} of ${formatBytes(size)}`;
  }
  if (copy.state !== "partial") return null;
  return `${formatShare(copy.sent, size)} of ${formatBytes(size)} were copied when it broke off. Choose the same file again to go on from there.`;
}

/** How far the check of every row is: apart from the words that are read out, for it changes all the time. */
export function checkWords({ trial }: QueuedFile): string | null {
  return trial?.state === "running" ? `${formatCounted(trial.rows, "row")} so far` : null;
}

/** What the check of every row found, in a sentence. */
function trialWords({ trial }: QueuedFile): string | null {
  if (trial?.state === "running") return "Checking every row";
  if (trial?.state !== "done") return null;
  const { counts, cost, reported } = trial.dryRun;
  const unpriced =
    cost.unpricedRecords > 0
      ? `${formatCount(cost.unpricedRecords)} of ${formatCounted(cost.records, "record")} without a price`
      : null;
  const parts = [
    `${formatCount(counts.inserted)} of ${formatCounted(counts.received, "row")} would be inserted`,
    counts.duplicate > 0 ? `${formatCount(counts.duplicate)} duplicate` : null,
    counts.rejected > 0 ? `${formatCount(counts.rejected)} rejected` : null,
    counts.skipped > 0 ? `${formatCount(counts.skipped)} skipped` : null,
    unpriced,
    cost.records > cost.unpricedRecords ? `${formatUsd(cost.asServed)} as served` : null,
    reported ? `${formatUsd(reported.total)} reported` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** Where the file stands, in a line. */
export function queueWords(file: QueuedFile): string {
  const { look, copy, wanted } = file;
  if (copy.state === "partial") return "Not whole yet";
  if (look.state === "looking") return "Looking at what it is";
  if (look.state === "refused") return "Not imported";
  if (look.busy) return "Reading it again";
  if (wanted) return copy.state === "whole" ? "Starting the import" : "Imports once it is copied";
  const { formatTitle, mappingProblem } = look.preview;
  if (mappingProblem !== null) return `${formatTitle}: needs your mapping`;
  const found = trialWords(file);
  return found === null ? formatTitle : `${formatTitle}. ${found}.`;
}
