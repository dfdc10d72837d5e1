import type { Statement } from "../analytics/statement.ts";
import type { RowWarning } from "../formats/format.ts";
import { MOST_HELD } from "../import/merge-repeats.ts";
import type { OpenedUsage } from "../import/open-usage.ts";
import type { Tally, TallyReport } from "../import/tally.ts";
import type { CostLine } from "../wire/overview.ts";
import { WARNING_WORDS } from "../wire/warning-words.ts";
import {
  assumedText,
  costTable,
  count,
  listed,
  noneReadText,
  ODD,
  rejectText,
  unpricedText,
} from "./cost-text.ts";

export interface PricedFile {
  readonly opened: OpenedUsage;
  readonly tally: Tally;
  readonly statement: Statement;
  /** Rows whose facts an import would add to a call of an earlier row, too far off to be held here. */
  readonly lateRepeats: number;
}

const GRAINS: Readonly<Record<TallyReport["grain"], string>> = {
  call: "Each valid row is one call.",
  bucket: "Each valid row is an aggregate row: many calls added up by its source.",
  cost: "Each valid row is what a provider billed; there is no usage in it to price.",
  mixed: "Some valid rows are calls, others aggregate rows that add up many calls.",
};

function costJson({ asServed, tiers }: CostLine): object {
  return { asServed, ...tiers };
}

/** Several only of a zip: its first file's format would say too much. */
const isMixed = ({ members }: OpenedUsage): boolean =>
  new Set(members.map(({ format }) => format.id)).size > 1;

const formatOf = (opened: OpenedUsage): string => (isMixed(opened) ? "several" : opened.format.id);

const membersJson = (opened: OpenedUsage): object =>
  isMixed(opened)
    ? { members: opened.members.map(({ name, format }) => ({ name, format: format.id })) }
    : {};

const titleText = (opened: OpenedUsage): string =>
  isMixed(opened)
    ? "a zip with files of several formats."
    : `${opened.format.title}. ${opened.why}`;

const membersText = (opened: OpenedUsage): string[] =>
  isMixed(opened) ? opened.members.map(({ name, format }) => `  ${name}: ${format.title}`) : [];

/** What `tierscope price --json` prints. Money is exact decimal text in USD. */
export function priceJson({ opened, tally, statement, lateRepeats }: PricedFile): object {
  return {
    format: formatOf(opened),
    ...membersJson(opened),
    ...tally.report(),
    cost: costJson(statement.total.toWire()),
    assumed: statement.assumed(),
    unpriced: statement.unpriced(),
    warnings: tally.warnings(),
    ineligible: statement.ineligible(),
    skips: tally.skips(),
    rejects: tally.rejects(),
    rejectCauses: tally.rejectCauses(),
    ...(lateRepeats > 0 ? { lateRepeats } : {}),
  };
}

const lateText = (rows: number): string =>
  `${count(rows)} of the duplicates tell of calls more than ${count(MOST_HELD)} calls before them: what they add is not in these figures, but will be after an import.`;

const warningText = ({ warning, records }: { warning: RowWarning; records: number }): string =>
  `${count(records)} × ${WARNING_WORDS[warning]}`;

/** The same for people: the totals per tier, then everything that is not in them. */
export function priceText(
  { opened, tally, statement, lateRepeats }: PricedFile,
  fileName: string,
): string {
  const { records, grain } = tally.report();
  const ineligible = statement
    .ineligible()
    .map((i) => `${count(i.records)} × ${i.tier}: ${i.reason} (${i.model ?? "model unknown"})`);
  const skips = Object.entries(tally.skips()).map(([why, rows]) => `${count(rows)} × ${why}`);
  const groups = tally.rejects();
  const causes = tally.rejectCauses().map((cause) => ({
    ...cause,
    first: groups.find(
      ({ code, field, expected }) =>
        code === cause.code && field === cause.field && expected === cause.expected,
    )?.examples[0],
  }));
  return [
    `${fileName}: ${titleText(opened)}`,
    ...membersText(opened),
    `${count(records.received)} rows: ${count(records.valid)} valid, ${count(records.skipped)} skipped, ${count(records.duplicates)} duplicates, ${count(records.rejected)} rejected.`,
    ...noneReadText({ ...records, read: records.valid + records.duplicates }),
    GRAINS[grain],
    ...(lateRepeats > 0 ? [lateText(lateRepeats)] : []),
    "",
    costTable(statement.total.toWire()),
    ...assumedText(statement.assumed()),
    ...unpricedText(statement.unpriced()),
    ...listed(ODD, tally.warnings().map(warningText)),
    ...listed("Cannot move (kept as served):", ineligible),
    ...listed("Skipped rows:", skips),
    ...rejectText(causes),
  ].join("\n");
}
