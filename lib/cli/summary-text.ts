import { COMPARED_TIERS } from "../core/tier.ts";
import type {
  CostLine,
  Coverage,
  GrainSums,
  NamedCost,
  Overview,
  ToldApart,
  ToldApartSide,
} from "../wire/overview.ts";
import type { Reported, ReportedSums } from "../wire/reported.ts";
import { count } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

/** What unpriced records could only raise reads ">=". */
function slices(title: string, costs: readonly NamedCost[]): string {
  const rows = costs.map(({ name, records, unpricedRecords, asServed, saved, available }) => [
    name ?? "(unknown)",
    count(records),
    count(unpricedRecords),
    `${unpricedRecords === 0 ? "" : ">= "}$${asServed}`,
    `$${saved}`,
    `$${available}`,
  ]);
  const head = [title, "records", "unpriced", "as served", "saved", "still available"];
  return textTable(head, rows, [1, 2, 3, 4, 5]);
}

const dayCount = (days: number): string => (days === 1 ? "1 day" : `${count(days)} days`);

const costText = ({ asServed, unpricedRecords }: GrainSums): string =>
  unpricedRecords === 0
    ? `$${asServed}`
    : `at least $${asServed} (${count(unpricedRecords)} without a price)`;

const shareText = (share: number | null): string =>
  share === null ? "an unknown share" : `${(share * 100).toFixed(1)} %`;

const sidesOf = ({ shown, calls, buckets }: Coverage) =>
  shown === "calls"
    ? { out: buckets, noun: "aggregate row", others: "calls", kept: calls, other: "buckets" }
    : { out: calls, noun: "call", others: "aggregate rows", kept: buckets, other: "calls" };

/** How far calls cover the aggregate rows of the same days, which of the two is left out, and what both come to. */
export function coverageText(coverage: Coverage): string {
  const { tokenShare, days } = coverage;
  const { out, noun, others, kept, other } = sidesOf(coverage);
  const are = out.records === 1 ? " of" : "s of";
  const left = `${count(out.records)} ${noun}${are} ${costText(out)} ${out.records === 1 ? "is" : "are"} left out`;
  if (kept.records === 0) {
    return `${left}: ${others} tell of the same provider, project and days, but none of them passes these filters.`;
  }
  const share = shareText(tokenShare);
  return `Calls cover ${share} of the tokens that aggregate rows report for ${dayCount(days)}: ${left}; the ${others} of the same days come to ${costText(kept)}. --prefer ${other} turns it round.`;
}

/** The same of calls without a time, which give way to the rows of their batches in any case. */
export function undatedText({ tokenShare, calls, buckets }: Coverage): string {
  const are = calls.records === 1 ? "call names" : "calls name";
  const more = tokenShare !== null && tokenShare > 1;
  const advice = more ? ": import the batch objects that are missing" : "";
  return `${count(calls.records)} ${are} no time: left out with ${costText(calls)}, for the aggregate rows of the same batches do and come to ${costText(buckets)}. The calls hold ${shareText(tokenShare)} of the tokens of these rows${advice}.`;
}

/** Both sides of what counts under other names of projects on the same days. */
export function toldApartText({ days, providers, calls, buckets }: ToldApart): string {
  const side = ({ requests, projects, moreProjects }: ToldApartSide) => {
    const more = moreProjects === 0 ? "" : ` and ${count(moreProjects)} more`;
    const noun = projects.length + moreProjects === 1 ? "project" : "projects";
    return `${count(requests)} requests, ${noun} ${projects.join(", ")}${more}`;
  };
  return `Calls (${side(calls)}) and aggregate rows (${side(buckets)}) of ${providers.join(", ")} on the same ${days === 1 ? "day" : dayCount(days)} are both counted, since they name different projects. If they tell of the same usage, filter by project, or undo one of the imports.`;
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
  const twice = reported.sources.filter(({ overlaps }) => overlaps.length > 0);
  const apart = [
    twice.length > 0 &&
      `imports ${twice.map(({ importId }) => importId).join(", ")} report the same days in other groupings: all are summed`,
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
    ...(apart.length === 0
      ? []
      : ["Not compared, or not alike:", ...apart.map((part) => `  ${part}`)]),
  ].join("\n");
}

function headText({ records, unpricedRecords, asServed, saved, available }: CostLine): string {
  const [priced, least] =
    unpricedRecords === 0
      ? ["", ""]
      : [`, ${count(unpricedRecords)} of them without a price`, "at least "];
  return `${count(records)} records${priced}: ${least}$${asServed} as served, $${saved} saved against all-standard, at list price at most $${available} still available before retries, fallbacks and lost cache hits.`;
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
    headText(total),
    ...(overview.coverage === null ? [] : [coverageText(overview.coverage)]),
    ...(overview.undatedCoverage === null ? [] : [undatedText(overview.undatedCoverage)]),
    ...(overview.toldApart === null ? [] : [toldApartText(overview.toldApart)]),
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
