import { noneRead, type RowsRead } from "../core/none-read.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import type { AssumedLine, CostLine, UnpricedLine } from "../wire/overview.ts";
import { textTable } from "./text-table.ts";

export const count = (n: number): string => n.toLocaleString("en-US");

/** Records as served and at every tier, as aligned text. */
export function costTable({ asServed, tiers }: CostLine): string {
  const rows = COMPARED_TIERS.map((tier) => {
    const { total, moved, kept, eligible, ineligible } = tiers[tier];
    const money = [`$${total}`, `$${moved}`, `$${kept}`];
    return [`all ${tier}`, ...money, count(eligible), count(ineligible)];
  });
  return textTable(
    ["", "total", "moved", "kept as served", "eligible", "ineligible"],
    [["as served", `$${asServed}`, "", "", "", ""], ...rows],
    [1, 2, 3, 4, 5],
  );
}

/** Over the list of what is odd about rows that were read all the same. */
export const ODD = "Odd, and counted as they are:";

/** A titled list behind a blank line; nothing where there is nothing to list. */
export function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

export function assumedText(lines: readonly AssumedLine[]): string[] {
  const more = ({ moreIfLong, withoutLongPrice }: AssumedLine) => {
    const notKnown = withoutLongPrice
      ? `, and not known for ${count(withoutLongPrice)} whose tier has no long price`
      : "";
    return moreIfLong ? ` (up to $${moreIfLong} more${notKnown})` : "";
  };
  const text = lines.map((line) => `${count(line.records)} × ${line.assumption}${more(line)}`);
  return listed("Assumed:", text);
}

export function unpricedText(lines: readonly UnpricedLine[]): string[] {
  const text = lines.map(
    ({ records, reason, model, tier }) =>
      `${count(records)} × ${reason}: model ${model ?? "unknown"}, tier ${tier ?? "unknown"}`,
  );
  return listed("Not priced, left out of every total:", text);
}

export interface RejectLine {
  readonly rows: number;
  readonly code: string;
  readonly field: string | null;
  readonly expected: string;
  /** Where it was met first; absent where that is not listed. */
  readonly first?: { readonly line: number; readonly found: string } | undefined;
}

export function rejectText(causes: readonly RejectLine[]): string[] {
  const text = causes.map(({ rows, code, field, expected, first }) => {
    const where = first ? `, line ${first.line}: found ${first.found}` : "";
    return `${count(rows)} × ${code}${field === null ? "" : ` in ${field}`}: expected ${expected}${where}`;
  });
  return listed("Rejected rows:", text);
}

/** The line that no reader of a report may miss: nothing of the file was understood. */
export function noneReadText(rows: RowsRead): string[] {
  const loud = noneRead(rows);
  return loud === null ? [] : [`ATTENTION: ${loud}`];
}
