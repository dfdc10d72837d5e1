import type { Database } from "../db/database.ts";
import { importReportOf } from "../db/import-summary.ts";
import { importReport } from "../db/queries/import-report.ts";
import { formatTitle } from "../formats/format-title.ts";
import type { ImportCounts, ImportReport } from "../wire/imports.ts";
import { WARNING_WORDS } from "../wire/warning-words.ts";
import { count, listed, noneReadText, ODD, rejectText } from "./cost-text.ts";

/** What became of an import that has just ended. */
export async function readReport(db: Database, importId: number): Promise<ImportReport> {
  const report = await importReport(db, importId);
  if (report === null) throw new Error(`import ${importId} vanished while it ran`);
  return importReportOf(report, formatTitle);
}

/** The sum that every import comes out at. */
export function countsText(counts: ImportCounts): string {
  const { received, inserted, duplicate, rejected, skipped } = counts;
  return `${count(received)} received = ${count(inserted)} inserted + ${count(duplicate)} duplicate + ${count(rejected)} rejected + ${count(skipped)} skipped.`;
}

/** Said only where duplicates told something new. */
export const completedText = (completed: number, verb: string): string[] =>
  completed === 0 ? [] : [`${count(completed)} of the duplicates ${verb} earlier records.`];

export const noneReadOf = ({ inserted, duplicate, rejected, skipped }: ImportCounts): string[] =>
  noneReadText({ read: inserted + duplicate, rejected, skipped });

/** Said only where records name no time: nothing that is drawn over time has them. */
export const undatedText = (undated: number): string[] =>
  undated === 0
    ? []
    : [`${count(undated)} ${undated === 1 ? "record names" : "records name"} no time.`];

export function skipsText(skips: ImportReport["skips"]): string[] {
  return listed(
    "Skipped rows:",
    skips.map(({ reason, rows }) => `${count(rows)} × ${reason}`),
  );
}

export function overlapText(
  overlaps: readonly number[],
  { isTried = false }: { readonly isTried?: boolean } = {},
): string[] {
  if (overlaps.length === 0) return [];
  const others = overlaps.length === 1 ? `import ${overlaps[0]}` : `imports ${overlaps.join(", ")}`;
  const both = isTried
    ? "both would be counted. Import only one of them"
    : "both are counted. Undo one of them";
  return [
    `The same period is also told by ${others} in other groupings; ${both} if they tell of the same usage.`,
  ];
}

const COSTS =
  "These rows are what a provider billed: kept for comparison, never added to what is computed from usage.";

function fileText(report: ImportReport): string {
  const firstOf = (cause: ImportReport["rejectCauses"][number]) =>
    report.rejects.find(
      ({ code, field, expected }) =>
        code === cause.code && field === cause.field && expected === cause.expected,
    )?.examples[0];
  const causes = report.rejectCauses.map((cause) => ({ ...cause, first: firstOf(cause) }));
  const replaced =
    report.replaced === 0
      ? []
      : [`${count(report.replaced)} rows of earlier imports are replaced by newer ones.`];
  return [
    `${report.fileName}: ${report.formatTitle} (import ${report.id}).`,
    countsText(report.counts),
    ...noneReadOf(report.counts),
    ...completedText(report.completed, "completed"),
    ...undatedText(report.undated),
    ...replaced,
    ...(report.grain === "cost" ? [COSTS] : []),
    ...overlapText(report.overlaps),
    ...listed(
      ODD,
      report.warnings.map(({ warning, rows }) => `${count(rows)} × ${WARNING_WORDS[warning]}`),
    ),
    ...skipsText(report.skips),
    ...rejectText(causes),
  ].join("\n");
}

export const importJson = (reports: readonly ImportReport[]): object => ({ imports: reports });

export const importText = (reports: readonly ImportReport[]): string =>
  reports.map(fileText).join("\n\n");
