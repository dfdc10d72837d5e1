import type { Database } from "../db/database.ts";
import { importReportOf } from "../db/import-summary.ts";
import { importReport } from "../db/queries/import-report.ts";
import { formatTitle } from "../formats/format-title.ts";
import type { ImportReport } from "../wire/imports.ts";

export type FileReport = ImportReport;

/** What became of an import that has just ended. */
export async function readReport(db: Database, importId: number): Promise<FileReport> {
  const report = await importReport(db, importId);
  if (report === null) throw new Error(`import ${importId} vanished while it ran`);
  return importReportOf(report, formatTitle(report.import.format));
}

const count = (n: number): string => n.toLocaleString("en-US");

function fileText(report: FileReport): string {
  const { received, inserted, duplicate, rejected, skipped } = report.counts;
  const rejects = report.rejects.map((group) => {
    const [first] = group.examples;
    const where = first ? `, line ${first.line}: found ${first.found}` : "";
    const field = group.field === null ? "" : ` in ${group.field}`;
    return `  ${count(group.rows)} × ${group.code}${field}: expected ${group.expected}${where}`;
  });
  const skips = report.skips.map(({ reason, rows }) => `  ${count(rows)} skipped: ${reason}`);
  return [
    `${report.fileName}: ${report.formatTitle} (import ${report.id}).`,
    `${count(received)} received = ${count(inserted)} inserted + ${count(duplicate)} duplicate + ${count(rejected)} rejected + ${count(skipped)} skipped.`,
    ...skips,
    ...rejects,
  ].join("\n");
}

export const importJson = (reports: readonly FileReport[]): object => ({ imports: reports });

export const importText = (reports: readonly FileReport[]): string =>
  reports.map(fileText).join("\n\n");
