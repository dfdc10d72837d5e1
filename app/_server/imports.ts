import type { ImportRow } from "../../lib/db/import-row.ts";
import { importReportOf, importSummary } from "../../lib/db/import-summary.ts";
import { findImport } from "../../lib/db/queries/find-import.ts";
import { importReport } from "../../lib/db/queries/import-report.ts";
import { listImports } from "../../lib/db/queries/list-imports.ts";
import { formatTitle } from "../../lib/formats/format-title.ts";
import { data, problem } from "../../lib/http/problem.ts";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { database } from "./database.ts";

export const summaryOf = (row: ImportRow): ImportSummary => importSummary(row, formatTitle);

export const IMPORTS_A_PAGE = 100;

/** The newest imports first; with `before`, those older than it. */
export async function imports(before: number | null = null): Promise<ImportSummary[]> {
  return (await listImports(database(), IMPORTS_A_PAGE, before)).map(summaryOf);
}

/** The number in a route's path; `null` for anything else. */
export function importId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

export const unknownImport = (id: string): Response =>
  problem({
    code: "not-found",
    message: `There is no import ${id.slice(0, 20)}. See the list of imports.`,
  });

export async function importAnswer(id: number): Promise<Response> {
  const row = await findImport(database(), id);
  return row === null ? unknownImport(String(id)) : data(summaryOf(row));
}

export async function reportAnswer(id: number): Promise<Response> {
  const report = await importReport(database(), id);
  if (report === null) return unknownImport(String(id));
  return data(importReportOf(report, formatTitle));
}
