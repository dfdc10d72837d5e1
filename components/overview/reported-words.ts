import type { Reported, ReportedApart, ReportedSums } from "../../lib/wire/reported.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";

/** "the provider", "openai", "2 providers". */
function whoWords({ providers }: Reported): string {
  if (providers.length > 1) return formatCounted(providers.length, "provider");
  return providers[0]?.provider ?? "A provider";
}

/** "$0.02 less (−0.11 %)", "the same". */
export function differenceWords({ difference, reported, share }: ReportedSums): string {
  const sign = signOfUsd(difference);
  if (sign === 0) return "the same";
  const size = formatUsd(difference.replace("-", ""));
  const percent = share === null ? "" : ` (${formatShare(Number(difference), Number(reported))})`;
  return `${size} ${sign < 0 ? "less" : "more"}${percent}`;
}

/** What providers say they billed beside what is computed, in a sentence or two. */
export function reportedWords(reported: Reported): string {
  const { days, reportedApart, cut, unpricedRecords } = reported;
  if (days > 0) {
    const missing =
      unpricedRecords === 0
        ? ""
        : ` ${formatCounted(unpricedRecords, "record")} of these days ${unpricedRecords === 1 ? "has no price: the computed sum is without it" : "have no price: the computed sum is without them"}.`;
    return `${whoWords(reported)} reported ${formatUsd(reported.reported)} for ${formatCounted(days, "day")} with usage; computed from it at the tiers served: ${formatUsd(reported.computed)}, ${differenceWords(reported)}.${missing}`;
  }
  if (reportedApart.days > 0) {
    return `${whoWords(reported)} reported ${formatUsd(reportedApart.usd)} for ${formatCounted(reportedApart.days, "day")}, on none of which usage is told here: there is nothing to compare.`;
  }
  return cut.rows > 0
    ? `What ${whoWords(reported)} reported reaches beyond this period: there is nothing to compare.`
    : `${whoWords(reported)} reported credits alone: there is nothing to compare.`;
}

const apart = ({ days, usd }: ReportedApart, what: string): string[] =>
  days === 0 ? [] : [`${formatUsd(usd)} ${what} ${formatCounted(days, "day")}.`];

/** What of the reports and of the usage stands outside of the comparison, or may bend it; one sentence each. */
export function outsideWords(reported: Reported): string[] {
  const { credits, withoutModel, cut, otherCurrencyRows, sources } = reported;
  const twice = sources.flatMap(({ importId, overlaps }) =>
    overlaps.length > 0 ? [importId] : [],
  );
  return [
    ...(twice.length === 0
      ? []
      : [
          `Imports ${twice.join(", ")} report the same days in other groupings, and all of them are summed: undo those that tell the same again.`,
        ]),
    ...apart(reported.reportedApart, "was reported for days without usage here:"),
    ...apart(reported.computedApart, "was computed for days that no report tells of:"),
    ...(cut.rows === 0
      ? []
      : [
          `${formatCounted(cut.rows, "row")} of reports over ${formatUsd(cut.usd)}: the period cuts the time that they tell of.`,
        ]),
    ...(signOfUsd(credits) === 0 ? [] : [`${formatUsd(credits)} of credits.`]),
    ...(otherCurrencyRows === 0
      ? []
      : [
          `${formatCounted(otherCurrencyRows, "row was", "rows were")} turned away in all, because the amounts are not in USD.`,
        ]),
    ...(signOfUsd(withoutModel) === 0
      ? []
      : [
          `${formatUsd(withoutModel)} of the compared sum names no model: fees that no token explains, or a report that does not tell models apart.`,
        ]),
  ];
}
