import type { Statement } from "../analytics/statement.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import type { OpenedUsage } from "../import/open-usage.ts";
import type { Tally } from "../import/tally.ts";
import type { CostLine } from "../wire/overview.ts";
import { textTable } from "./text-table.ts";

export interface PricedFile {
  readonly opened: OpenedUsage;
  readonly tally: Tally;
  readonly statement: Statement;
}

function costJson({ asServed, tiers }: CostLine): object {
  return { asServed, ...tiers };
}

/** What `tierscope price --json` prints. Money is exact decimal text in USD. */
export function priceJson({ opened, tally, statement }: PricedFile): object {
  return {
    format: opened.format.id,
    ...tally.report(),
    cost: costJson(statement.total.toWire()),
    assumed: statement.assumed(),
    unpriced: statement.unpriced(),
    ineligible: statement.ineligible(),
    rejects: tally.rejects(),
  };
}

const count = (n: number): string => n.toLocaleString("en-US");

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** The same for people: the totals per tier, then everything that is not in them. */
export function priceText({ opened, tally, statement }: PricedFile, fileName: string): string {
  const { records } = tally.report();
  const line = statement.total.toWire();
  const tiers = COMPARED_TIERS.map((tier) => {
    const { total, moved, kept, eligible, ineligible } = line.tiers[tier];
    return [
      `all ${tier}`,
      `$${total}`,
      `$${moved}`,
      `$${kept}`,
      count(eligible),
      count(ineligible),
    ];
  });
  const table = textTable(
    ["", "total", "moved", "kept as served", "eligible", "ineligible"],
    [["as served", `$${line.asServed}`, "", "", "", ""], ...tiers],
    [1, 2, 3, 4, 5],
  );
  const assumed = statement
    .assumed()
    .map(
      (a) =>
        `${count(a.records)} × ${a.assumption}${a.moreIfLong ? ` (up to $${a.moreIfLong} more)` : ""}`,
    );
  const unpriced = statement
    .unpriced()
    .map(
      (u) =>
        `${count(u.records)} × ${u.reason}: model ${u.model ?? "unknown"}, tier ${u.tier ?? "unknown"}`,
    );
  const ineligible = statement
    .ineligible()
    .map((i) => `${count(i.records)} × ${i.tier}: ${i.reason} (${i.model ?? "model unknown"})`);
  const rejects = tally.rejects().map((group) => {
    const [first] = group.examples;
    const where = first ? `, line ${first.line}: found ${first.found}` : "";
    return `${count(group.count)} × ${group.code}${group.field ? ` in ${group.field}` : ""}: expected ${group.expected}${where}`;
  });
  return [
    `${fileName}: ${opened.format.title}. ${opened.why}`,
    `${count(records.received)} rows: ${count(records.valid)} valid, ${count(records.skipped)} skipped, ${count(records.duplicates)} duplicates, ${count(records.rejected)} rejected.`,
    "",
    table,
    ...listed("Assumed:", assumed),
    ...listed("Not priced, left out of every total:", unpriced),
    ...listed("Cannot move (kept as served):", ineligible),
    ...listed("Rejected rows:", rejects),
  ].join("\n");
}
