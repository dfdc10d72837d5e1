import type { ImportSummary } from "../../lib/wire/imports.ts";
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
  formatShare,
} from "../format/quantity.ts";

/** How far and how fast an import is, in a line. While the server does not answer: how far it was last. */
export function progressWords(summary: ImportSummary, away: boolean): string {
  const { counts, fileSize, bytesRead, rowsPerSecond, secondsLeft, state } = summary;
  const done = [
    formatCounted(counts.received, "row"),
    fileSize ? `${formatShare(bytesRead, fileSize)} of ${formatBytes(fileSize)}` : null,
  ];
  if (away) return [...done, "when last heard of"].filter((part) => part !== null).join(" · ");
  if (state === "queued" && counts.received === 0) return "Waiting for its turn";
  const pace =
    state === "running"
      ? [
          rowsPerSecond === null ? null : `${formatCount(rowsPerSecond)} rows/s`,
          secondsLeft === null ? null : `${formatDuration(secondsLeft * 1_000)} left`,
        ]
      : [state === "paused" ? "paused" : "waiting to go on"];
  return [...done, ...pace].filter((part) => part !== null).join(" · ");
}

/** Every tenth of the way is read out, not every step. */
export function spokenWords(
  { state, fileSize, bytesRead, fileName }: ImportSummary,
  away: boolean,
): string {
  if (away) return `Tierscope does not answer; the import of ${fileName} stands still.`;
  if (state === "paused") return `The import of ${fileName} is paused.`;
  if (!fileSize) return `${fileName} is being imported.`;
  const tenths = Math.floor((bytesRead / fileSize) * 10);
  return `${tenths * 10} percent of ${fileName} imported.`;
}

/** What becomes of it by itself. */
export function afterwards({ state, counts, holdsRows }: ImportSummary, away: boolean): string {
  if (away) {
    return "Tierscope does not answer: nothing goes on. What is in is kept; once it runs again, the import goes on from there.";
  }
  if (state === "paused" && holdsRows && counts.inserted > 0) {
    return `${formatCounted(counts.inserted, "record is", "records are")} in and counted; the rest waits for you.`;
  }
  return "You can close this page: it goes on by itself.";
}
