import { isoFromUs } from "../../lib/core/time.ts";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import type { ChartCell, ChartTable } from "../charts/kit/chart-model.ts";
import { plainCell } from "../charts/kit/chart-model.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount } from "../format/quantity.ts";
import { STATE_WORDS } from "./import-state-words.ts";

interface ExportColumn {
  readonly label: string;
  readonly numeric?: boolean;
  readonly of: (summary: ImportSummary) => ChartCell;
}

const momentCell = (us: number | null): ChartCell =>
  us === null ? plainCell("") : { text: formatMoment(us, "UTC"), exact: isoFromUs(us) };

const countCell = (count: number): ChartCell => ({
  text: formatCount(count),
  exact: String(count),
});

const COLUMNS: readonly ExportColumn[] = [
  { label: "No.", numeric: true, of: ({ id }) => plainCell(String(id)) },
  { label: "File", of: ({ fileName }) => plainCell(fileName) },
  { label: "Format", of: ({ formatTitle }) => plainCell(formatTitle) },
  { label: "State", of: ({ state }) => plainCell(STATE_WORDS[state].word) },
  { label: "Received", numeric: true, of: ({ counts }) => countCell(counts.received) },
  { label: "Inserted", numeric: true, of: ({ counts }) => countCell(counts.inserted) },
  { label: "Duplicate", numeric: true, of: ({ counts }) => countCell(counts.duplicate) },
  { label: "Rejected", numeric: true, of: ({ counts }) => countCell(counts.rejected) },
  { label: "Skipped", numeric: true, of: ({ counts }) => countCell(counts.skipped) },
  { label: "Rows are counted", of: ({ holdsRows }) => plainCell(holdsRows ? "yes" : "no") },
  { label: "Synthetic sample", of: ({ synthetic }) => plainCell(synthetic ? "yes" : "no") },
  { label: "Records from, UTC", of: ({ firstUs }) => momentCell(firstUs) },
  { label: "Records to, UTC", of: ({ lastUs }) => momentCell(lastUs) },
  { label: "Without a time", numeric: true, of: ({ undated }) => countCell(undated) },
  { label: "When, UTC", of: ({ createdAt }) => momentCell(Date.parse(createdAt) * 1_000) },
];

/** Imports as a table: their rows by what became of them, and the moments of their records; empty where no record names one. */
export const importTable = (imports: readonly ImportSummary[]): ChartTable => ({
  columns: COLUMNS.map(({ label, numeric = false }) => ({ label, numeric })),
  rows: imports.map((summary) => COLUMNS.map(({ of }) => of(summary))),
});
