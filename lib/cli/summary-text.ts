import { COMPARED_TIERS } from "../core/tier.ts";
import type { Coverage, NamedCost, Overview } from "../wire/overview.ts";
import type { Reported, ReportedSums } from "../wire/reported.ts";
import { count } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

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

const dayCount = (days: number): string => (days === 1 ? "1 day" : `${count(days)} days`);

/** How far calls cover the buckets of the same days, and which of the two is left out. */
export function coverageText({ tokenShare, days, shown, calls, buckets }: Coverage): string {
  const out =
    shown === "calls" ? `${count(buckets.records)} buckets` : `${count(calls.records)} calls`;
  if ((shown === "calls" ? calls : buckets).records === 0) {
    const others = shown === "calls" ? "calls" : "buckets";
    return `${out} are left out: ${others} tell of the same provider, project and days, but none of them passes these filters.`;
  }
  const share = tokenShare === null ? "an unknown share" : `${(tokenShare * 100).toFixed(1)} %`;
  return `Calls cover ${share} of the tokens that buckets report for ${dayCount(days)}; ${out} of these are left out.`;
}

function sumsCells({ reported, computed, difference, share }: ReportedSums): string[] {
  const percent = share === null ? "" : `${(share * 100).toFixed(2)} %`;
  return [...[reported, computed, difference].map((usd) => `$${usd}`.replace("$-", "-$")), percent];
}

/** What providers report beside what is computed; what cannot be compared stands below. */
export function reportedText(reported: Reported): string {
  const { reportedApart, computedApart, cut, credits, otherCurrencyRows, unpricedRecords } =
    reported;
  const rows = [
    ...reported.providers.map((line) => [line.provider ?? "(unknown)", ...sumsCells(line)]),
    ...reported.tiers.map((line) => [`  ${line.tier}`, ...sumsCells(line)]),
  ];
  const apart = [
    reportedApart.days > 0 &&
      `$${reportedApart.usd} reported for ${dayCount(reportedApart.days)} without usage`,
    computedApart.days > 0 &&
      `$${computedApart.usd} computed for ${dayCount(computedApart.days)} without a report`,
    cut.rows > 0 && `$${cut.usd} in ${count(cut.rows)} rows that reach beyond the period`,
    credits !== "0" && `$${credits} of credits`.replace("$-", "-$"),
    otherCurrencyRows > 0 && `${count(otherCurrencyRows)} rows in another currency, turned away`,
    unpricedRecords > 0 && `${count(unpricedRecords)} records of the compared days without a price`,
  ].filter((part) => part !== false);
  const head = `reported by providers, ${dayCount(reported.days)} with usage`;
  return [
    textTable([head, "reported", "computed", "difference", ""], rows, [1, 2, 3, 4]),
    ...(apart.length === 0 ? [] : ["Not compared:", ...apart.map((part) => `  ${part}`)]),
  ].join("\n");
}

/** Whose records the figures are of, where that needs saying. */
function originText({ shown, synthetic }: Overview): string[] {
  if (shown === "sample") return ["All of it is the built-in sample: made-up records."];
  return synthetic === "some"
    ? ["The built-in sample is stored too and left out: --data sample shows it."]
    : [];
}

/** The figures of the overview page, for a terminal. */
export function summaryText(overview: Overview): string {
  const { total, unpriced, assumed, reported } = overview;
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
    ...originText(overview),
    "",
    textTable(["", "total", "eligible", "ineligible"], tiers, [1, 2, 3]),
    "",
    slices("workload", overview.workloads),
    "",
    slices("model", overview.models),
    ...(reported === null ? [] : ["", reportedText(reported)]),
    ...(left.length === 0 ? [] : ["", "Not priced, left out of every total:", ...left]),
    ...(taken.length === 0 ? [] : ["", "Assumed:", ...taken]),
  ].join("\n");
}
