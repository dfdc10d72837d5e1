import { ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { workloadsReport } from "../db/queries/workloads-report.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { WorkloadsReport } from "../wire/workloads.ts";
import { defineCommand } from "./command.ts";
import { count } from "./cost-text.ts";
import { FILTER_OPTIONS, filtersOf } from "./filter-options.ts";
import { importWorkloads } from "./import-workloads.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

function reportText({ lines, figures, rules, days }: WorkloadsReport): string {
  if (lines.length === 0) return "No record fits.";
  const placeOf = (measure: string) => figures.measures.findIndex(({ id }) => id === measure);
  const [spend, calls] = [placeOf("spend"), placeOf("calls")];
  const own = new Set(rules.map(({ name }) => name));
  const rows = lines.map(({ name, advice, worthAMonth }, n) => {
    const values = figures.rows[n]?.values ?? [];
    return [
      name ?? "unknown",
      name !== null && own.has(name) ? "rule" : "source",
      `$${values[spend]?.amount ?? "?"}`,
      count(Number(values[calls]?.amount ?? 0)),
      advice.verdict ?? "?",
      worthAMonth === null ? "-" : `$${worthAMonth}`,
      advice.reason,
    ];
  });
  const header = ["workload", "by", "spend", "calls", "fits", "worth a month", "why"];
  const covered =
    days === null
      ? ""
      : `\n\nA month is 30 days, scaled from ${days.toFixed(1)}; list price, before retries.`;
  return `${textTable(header, rows, [2, 3, 5])}${covered}`;
}

export const workloads = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    import: { type: "string", value: "FILE", help: "Keep the rules of a JSON file" },
    ...FILTER_OPTIONS,
  },
  notes: `Each workload with its spend, the tier that fits it by the playbook, and what moving it there is worth a month.
--json prints all of it, the rules too; --import reads such a file: a rule of a known name takes its place.

  tierscope workloads --period 30d
  tierscope workloads --json > workloads.json
  tierscope workloads --import workloads.json`,
  async run({ options: { import: file, ...options } }, io) {
    if (typeof file === "string") return await importWorkloads(io, file);
    const nowUs = Date.now() * US_PER_MS;
    const asked = filtersOf(options, nowUs);
    if (!asked.ok) return asked;
    const question = { filters: asked.value, nowUs };
    return await withDatabase(io, async (db) => {
      const report = await workloadsReport(db, await ownPriceBook(db, PRICE_BOOK), question);
      return ok({ json: report, text: reportText(report) });
    });
  },
});
