import { PERIODS, readOverviewFilters } from "../analytics/overview-filters.ts";
import { err, ok } from "../core/result.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import { US_PER_MS } from "../core/time.ts";
import { overviewOf } from "../db/queries/overview.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { Coverage, NamedCost, Overview } from "../wire/overview.ts";
import { defineCommand, EXIT } from "./command.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

const count = (n: number): string => n.toLocaleString("en-US");

function slices(title: string, costs: readonly NamedCost[]): string {
  const rows = costs.map(({ name, records, asServed, saved, available }) => [
    name ?? "(unknown)",
    count(records),
    `$${asServed}`,
    `$${saved}`,
    `$${available}`,
  ]);
  return textTable([title, "records", "as served", "saved", "still available"], rows, [1, 2, 3, 4]);
}

function coverageText({ tokenShare, days, shown, calls, buckets }: Coverage): string {
  const share = tokenShare === null ? "an unknown share" : `${(tokenShare * 100).toFixed(1)} %`;
  const out =
    shown === "calls" ? `${count(buckets.records)} buckets` : `${count(calls.records)} calls`;
  return `Calls cover ${share} of the tokens that buckets report for ${count(days)} days; ${out} of these are left out.`;
}

function summaryText(overview: Overview): string {
  const { total, unpriced, assumed } = overview;
  const tiers = COMPARED_TIERS.map((tier) => [
    `all ${tier}`,
    `$${total.tiers[tier].total}`,
    count(total.tiers[tier].eligible),
    count(total.tiers[tier].ineligible),
  ]);
  const left = unpriced.map(
    (u) =>
      `  ${count(u.records)} × ${u.reason}: ${u.model ?? "no model"}, tier ${u.tier ?? "unknown"}`,
  );
  const taken = assumed.map((a) => `  ${count(a.records)} × ${a.assumption}`);
  return [
    `${count(total.records)} records: $${total.asServed} as served, $${total.saved} saved against all-standard, up to $${total.available} still available.`,
    ...(overview.coverage === null ? [] : [coverageText(overview.coverage)]),
    ...(overview.synthetic === "none" ? [] : ["Contains the built-in sample: made-up records."]),
    "",
    textTable(["", "total", "eligible", "ineligible"], tiers, [1, 2, 3]),
    "",
    slices("workload", overview.workloads),
    "",
    slices("model", overview.models),
    ...(left.length === 0 ? [] : ["", "Not priced, left out of every total:", ...left]),
    ...(taken.length === 0 ? [] : ["", "Assumed:", ...taken]),
  ].join("\n");
}

export const summary = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    period: { type: "string", value: "PERIOD", help: `One of ${PERIODS.join(", ")} (else all)` },
    from: { type: "string", value: "DAY", help: "First day, such as 2026-11-01" },
    to: { type: "string", value: "DAY", help: "Last day, included" },
    zone: { type: "string", value: "ZONE", help: "Time zone of days (else UTC)" },
    model: { type: "string", value: "NAME", multiple: true, help: "Only this model (repeatable)" },
    tier: { type: "string", value: "TIER", multiple: true, help: "Only this tier (repeatable)" },
    project: {
      type: "string",
      value: "NAME",
      multiple: true,
      help: "Only this project (repeatable)",
    },
    workload: {
      type: "string",
      value: "NAME",
      multiple: true,
      help: "Only this workload (repeatable)",
    },
    prefer: {
      type: "string",
      value: "GRAIN",
      help: "calls (else) or buckets, where both tell of the same",
    },
  },
  notes: `What the stored records cost, saved and could still save: the figures of the overview page.
"unknown" stands for records that do not name a model, tier, project or workload.`,
  async run({ options }, io) {
    const span = options.from ?? options.to;
    if (span !== undefined && options.period !== undefined && options.period !== "custom") {
      const message = `--period ${options.period} and --${options.from === undefined ? "to" : "from"} ${span} name two periods. Give one of them.`;
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(options)) {
      if (typeof value === "string") params.append(name, value);
      else if (Array.isArray(value)) for (const each of value) params.append(name, each);
    }
    const nowUs = Date.now() * US_PER_MS;
    const filters = readOverviewFilters(params, { nowUs, defaultZone: "UTC" });
    const [wrong] = filters.ignored;
    if (wrong) {
      const message = `--${wrong.name} "${wrong.value}": ${wrong.why}.`;
      return err({ exit: EXIT.usage, code: "wrong-filter", message });
    }
    return await withDatabase(io, async (db) => {
      const overview = await overviewOf(db, await ownPriceBook(db, PRICE_BOOK), { filters, nowUs });
      return ok({ json: overview, text: summaryText(overview) });
    });
  },
});
