import { isUndated, US_PER_MS } from "../core/time.ts";
import type { ImportSummary, RowWarning, ImportReport as WireReport } from "../wire/imports.ts";
import type { ImportRow } from "./import-row.ts";
import type { ImportReport } from "./queries/import-report.ts";

const MS_PER_S = 1_000;

interface Pace {
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

const NO_PACE: Pace = { rowsPerSecond: null, secondsLeft: null };

function paceOf(row: ImportRow): Pace {
  const { startedAt, progressedAt, fileSize, bytesRead } = row;
  if (!startedAt || !progressedAt || row.state !== "running") return NO_PACE;
  const seconds = (progressedAt.getTime() - startedAt.getTime()) / MS_PER_S;
  if (seconds <= 0) return NO_PACE;
  const rowsPerSecond = Math.round((row.rowsDone - row.rowsBefore) / seconds);
  const bytesPerSecond = (bytesRead - row.bytesBefore) / seconds;
  const isKnown = fileSize !== null && bytesPerSecond > 0;
  return {
    rowsPerSecond,
    secondsLeft: isKnown ? Math.max(0, Math.ceil((fileSize - bytesRead) / bytesPerSecond)) : null,
  };
}

const usOf = (at: Date | null): number | null => (at === null ? null : at.getTime() * US_PER_MS);

const datedOrNull = (us: number | null): number | null =>
  us === null || isUndated(us) ? null : us;

/** Imports from before `dated_from` was kept have only the others. */
function periodOf({ firstAt, lastAt, datedFrom, undated }: ImportRow) {
  return {
    firstUs: datedOrNull(usOf(datedFrom ?? firstAt)),
    lastUs: datedOrNull(usOf(lastAt)),
    undated,
  };
}

type TitleOf = (format: string) => string;

/** An import as pages and the command line show it. `titleOf` knows the format list. */
export function importSummary(row: ImportRow, titleOf: TitleOf): ImportSummary {
  const { errorCode: code, errorMessage: message } = row;
  const formats = row.formats.length === 0 ? [row.format] : row.formats;
  return {
    id: row.id,
    fileName: row.fileName,
    fileSize: row.fileSize,
    format: row.format,
    formats,
    formatTitle: formats.map(titleOf).join(", "),
    grain: row.grain,
    state: row.state,
    synthetic: row.synthetic,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    counts: {
      received: row.received,
      inserted: row.inserted,
      duplicate: row.duplicate,
      rejected: row.rejected,
      skipped: row.skipped,
    },
    completed: row.completed,
    replaced: row.replaced,
    overlaps: row.overlaps,
    holdsRows: row.holdsRows,
    ...periodOf(row),
    bytesRead: row.bytesRead,
    ...paceOf(row),
    error: code !== null && message !== null ? { code, message } : null,
  };
}

/** The same with its rejects by cause, and its skips by reason. */
export function importReportOf(
  { import: row, rejects, stillCounted }: ImportReport,
  titleOf: TitleOf,
): WireReport {
  return {
    ...importSummary(row, titleOf),
    rejects,
    rejectCauses: row.rejectCauses.toSorted((a, b) => b.rows - a.rows),
    skips: Object.entries(row.skips).map(([reason, rows]) => ({ reason, rows })),
    warnings: Object.entries(row.warnings).map(([warning, rows]) => ({
      warning: warning as RowWarning, // stored from a parsed row
      rows,
    })),
    stillCounted,
    mapping: row.mapping as WireReport["mapping"], // stored from a parsed Mapping
  };
}
