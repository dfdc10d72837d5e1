import type { DryRun, ReportedMoney } from "../wire/imports.ts";
import { assumedText, costTable, count, rejectText, unpricedText } from "./cost-text.ts";
import {
  completedText,
  countsText,
  noneReadOf,
  overlapText,
  skipsText,
  undatedText,
} from "./import-report.ts";

/** What importing a file would do. */
export interface FileDryRun extends DryRun {
  readonly fileName: string;
}

function reportedText({ total, byTier }: ReportedMoney): string[] {
  const tiers = Object.entries(byTier).map(([tier, usd]) => `${tier} $${usd}`);
  const parts = tiers.length > 1 ? ` (${tiers.join(", ")})` : "";
  return [`It reports $${total}${parts}: kept for comparison, never added to what is computed.`];
}

const lateRepeatsText = (rows: number): string[] =>
  rows === 0
    ? []
    : [
        `${count(rows)} of the duplicates tell of calls far above in the file: what these add is known only after an import.`,
      ];

/** Rows that give way take their cost along. */
function replacedText({ replaced, replacedCost, addedUsd }: FileDryRun): string[] {
  if (replaced === 0) return [];
  const rows = `${count(replaced)} rows of earlier imports would be replaced by newer ones.`;
  if (replacedCost === null) return [rows];
  const { asServed, unpricedRecords } = replacedCost;
  const unpriced = unpricedRecords === 0 ? "" : ` (${count(unpricedRecords)} without a price)`;
  const net = `$${addedUsd}`.replace("$-", "-$");
  return [
    `${rows} They cost $${asServed} as served${unpriced}: less these, the import would add ${net}.`,
  ];
}

function setAsideText({ setAside }: FileDryRun): string[] {
  if (setAside === null) return [];
  const { records, asServed, unpricedRecords } = setAside;
  const unpriced = unpricedRecords === 0 ? "" : ` (${count(unpricedRecords)} without a price)`;
  return [
    `Its calls would stand in for ${count(records)} aggregate rows of $${asServed}${unpriced}, which tell of the same provider, project and days.`,
  ];
}

function givingWayText({ givingWay }: FileDryRun): string[] {
  if (givingWay === null) return [];
  const { records, asServed } = givingWay;
  const calls = records === 1 ? "1 of its calls names" : `${count(records)} of its calls name`;
  const spend = asServed === "0" ? "" : ` $${asServed} of the cost below would be in no figure.`;
  return [
    `${calls} no time and would be in no figure: the stored rows of their batches name one, and count in their place.${spend}`,
  ];
}

function fileText(run: FileDryRun): string {
  const causes = run.rejects.map((group) => ({ ...group, first: group.examples[0] }));
  return [
    `${run.fileName}: ${run.formatTitle}, ${run.grain} rows. Tried only: nothing is stored.`,
    countsText(run.counts),
    ...noneReadOf(run.counts),
    ...completedText(run.completed, "would complete"),
    ...lateRepeatsText(run.lateRepeats),
    ...undatedText(run.undated),
    ...replacedText(run),
    ...setAsideText(run),
    ...givingWayText(run),
    ...overlapText(run.overlaps, { isTried: true }),
    ...(run.reported === null ? [] : reportedText(run.reported)),
    ...(run.grain === "cost"
      ? []
      : [
          "",
          `The inserted rows${run.completed > 0 ? ", and what completes earlier ones," : ""} would ${run.replacedCost ? "cost" : "add"}:`,
          costTable(run.cost),
        ]),
    ...assumedText(run.assumed),
    ...unpricedText(run.unpriced),
    ...skipsText(run.skips),
    ...rejectText(causes),
  ].join("\n");
}

export const dryRunJson = (runs: readonly FileDryRun[]): object => ({
  dryRun: true,
  imports: runs,
});

const APART =
  "Each file was tried by itself, beside what is stored: what one of them would change for another is not in these figures.";

export const dryRunText = (runs: readonly FileDryRun[]): string =>
  [...runs.map(fileText), ...(runs.length > 1 ? [APART] : [])].join("\n\n");
