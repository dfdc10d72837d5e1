import type { Overview } from "../../lib/wire/overview.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { UNIT_SPACE, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { unpricedShareWords } from "./amount-words.ts";
import { leftOutWords } from "./left-out-words.ts";
import { anyOf, movesOf, moveWords } from "./tier-words.ts";
import { atLeast, tokenWords } from "./token-words.ts";

/** How many records the spend is of, and which are left out. */
export function spentContext(overview: Overview): string {
  const { records, unpricedRecords } = overview.total;
  const counted = `${formatCounted(records, "record")}${unpricedRecords === 0 ? ", all priced" : ""}`;
  const out = leftOutWords(overview);
  return out.length === 0 ? counted : `${counted}. Left out: ${out.join(", ")}`;
}

/** Which part of all-standard was saved. */
export function savedContext({ total }: Overview): string {
  const share = formatShare(Number(total.saved), Number(total.tiers.standard.total));
  const part =
    signOfUsd(total.saved) < 0
      ? `${share.replace(/^\D/, "")} over all-standard`
      : `${share} of all-standard`;
  const parts = [share === UNKNOWN ? null : part, unpricedShareWords(total)];
  return parts.filter((words) => words !== null).join("; ");
}

function moveParts({ total }: Overview): string {
  const any = anyOf(total);
  if (any.length > 1) return `at most, by ${moveWords(any, "or")}`;
  const parts = movesOf(total).map((tier) => `${formatUsd(total.availableBy[tier])} by ${tier}`);
  return parts.length === 0 ? "nothing left to move" : `at most, ${parts.join(", ")}`;
}

/** By which tiers it could still be saved. */
export function availableContext(overview: Overview): string {
  const unpriced = unpricedShareWords(overview.total);
  const moves = moveParts(overview);
  return unpriced === null ? moves : `${moves}; ${unpriced}`;
}

/** What the records are: calls and aggregate rows, the requests for which they stand, and their tokens. */
export function recordsContext({ total, calls, buckets }: Overview): string {
  const grains = [
    calls > 0 ? formatCounted(calls, "call") : null,
    buckets > 0 ? formatCounted(buckets, "aggregate row") : null,
  ].filter((part) => part !== null);
  const { requests, requestsUnknown } = total;
  const standFor =
    requests === 0 && requestsUnknown > 0
      ? "for an unknown number of requests"
      : `for ${atLeast(formatCount(requests), requestsUnknown)} requests`;
  const tokens = `${tokenWords(total.inputTokens, total.inputUnknown)} tokens${UNIT_SPACE}in, ${tokenWords(total.outputTokens, total.outputUnknown)}${UNIT_SPACE}out`;
  return [grains.join(" and "), ...(buckets > 0 ? [standFor] : []), tokens].join(" \u00b7 ");
}
