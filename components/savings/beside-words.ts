import { addUsd, exactUsd, parseUsd, ZERO_USD } from "../../lib/core/money.ts";
import type { AbandonedLine, CacheHits, FallbackLine } from "../../lib/wire/savings.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";

/** The exact sum of amounts. */
export const sumOf = (amounts: readonly string[]): string =>
  exactUsd(amounts.map((amount) => parseUsd(amount) ?? ZERO_USD).reduce(addUsd, ZERO_USD));

const total = <T>(lines: readonly T[], count: (line: T) => number): number =>
  lines.reduce((sum, line) => sum + count(line), 0);

export interface BesideWords {
  /** The amount, range or count. */
  readonly value: string;
  readonly exact: string;
  /** A sentence on what it is of. */
  readonly context: string;
}

/** What fallbacks cost more than the tier asked for. */
export function fallbackWords(lines: readonly FallbackLine[]): BesideWords {
  const lost = sumOf(lines.map((line) => line.lost));
  const calls = total(lines, (line) => line.calls);
  if (calls === 0) {
    const context = "No answered call asked for flex or batch and was served elsewhere.";
    return { value: "$0", exact: "0", context };
  }
  const fell = total(lines, ({ kind, calls: n }) => (kind === "fell-back" ? n : 0));
  const parts = [
    fell > 0 ? `${formatCounted(fell, "call")} fell back after an attempt at flex or batch` : null,
    calls > fell
      ? `${formatCounted(calls - fell, "call")} asked for flex or batch and ${calls - fell === 1 ? "was" : "were"} answered elsewhere`
      : null,
  ].filter((part) => part !== null);
  const notSold = total(lines, (line) => line.notSold);
  const out =
    notSold === 0
      ? ""
      : ` Of these, ${formatCount(notSold)} could not have been served there, and ${notSold === 1 ? "is" : "are"} not in the amount.`;
  return {
    value: formatUsd(lost),
    exact: lost,
    context: `${parts.join("; ")}.${out}`,
  };
}

/** What lower cached shares at flex and batch may have cost, as a range. */
export function cacheWords({ lost, compared, notCompared }: CacheHits): BesideWords {
  if (compared + notCompared === 0) {
    return { value: "\u2013", exact: "", context: "Nothing was served at flex or batch." };
  }
  if (compared === 0) {
    const context = `Not measured: none of ${formatCounted(notCompared, "record")} at flex or batch has enough of the same use at standard beside it.`;
    return { value: "not measured", exact: "", context };
  }
  const rest =
    notCompared === 0 ? "" : ` ${formatCounted(notCompared, "record")} could not be compared.`;
  const isNone = signOfUsd(lost) === 0;
  return {
    value: isNone ? "$0" : `$0 to ${formatUsd(lost)}`,
    exact: isNone ? "0" : `0 to ${lost}`,
    context: isNone
      ? `No use has a lower cached share at flex or batch than at standard.${rest}`
      : `At most, if lower cached shares than the same use has at standard are the tier's doing.${rest}`,
  };
}

/** What abandoned calls may have cost, as a range while nobody knows whether they are billed. */
export function abandonedWords(lines: readonly AbandonedLine[]): BesideWords {
  const calls = total(lines, (line) => line.calls);
  if (calls === 0) {
    return { value: "$0", exact: "0", context: "No call timed out or was cancelled." };
  }
  const [billed, atMean] = [sumOf(lines.map((l) => l.billed)), sumOf(lines.map((l) => l.atMean))];
  const silent = total(lines, (line) => line.silent);
  const unknown = total(lines, (line) => line.notEvaluable);
  const inSpend =
    calls === silent
      ? ""
      : ` ${formatCount(calls - silent)} with tokens are in the spend at ${formatUsd(billed)}.`;
  const rest = unknown === 0 ? "" : ` Of ${formatCounted(unknown, "call")} nothing can be said.`;
  const context = `${formatCounted(calls, "call")} timed out or were cancelled; whether they are billed is not documented.${inSpend}${rest}`;
  if (silent === 0) return { value: "$0", exact: "0", context };
  if (silent === unknown) return { value: "unknown", exact: "", context };
  return {
    value: `$0 to about ${formatUsd(atMean)}`,
    exact: `0 to ${atMean}`,
    context,
  };
}
