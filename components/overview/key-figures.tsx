import type { Figure as FigureId } from "../../lib/wire/ledger.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { UNIT_SPACE, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { Figure } from "../ui/figure.tsx";
import { amountWords, unpricedShareWords } from "./amount-words.ts";
import { elsewhereBasis, spendBasis } from "./figure-basis.ts";
import { HowComputed } from "./how-computed.tsx";
import { leftOutWords } from "./left-out-words.ts";
import { anyOf, movesOf, moveWords } from "./tier-words.ts";
import { atLeast, tokenWords } from "./token-words.ts";

function savedContext({ total }: Overview): string {
  const share = formatShare(Number(total.saved), Number(total.tiers.standard.total));
  const part =
    signOfUsd(total.saved) < 0
      ? `${share.replace(/^\D/, "")} over all-standard`
      : `${share} of all-standard`;
  const parts = [share === UNKNOWN ? null : part, unpricedShareWords(total)];
  return parts.filter((words) => words !== null).join("; ");
}

function availableContext(overview: Overview): string {
  const unpriced = unpricedShareWords(overview.total);
  const moves = moveParts(overview);
  return unpriced === null ? moves : `${moves}; ${unpriced}`;
}

function moveParts({ total }: Overview): string {
  const any = anyOf(total);
  if (any.length > 1) return `at most, by ${moveWords(any, "or")}`;
  const parts = movesOf(total).map((tier) => `${formatUsd(total.availableBy[tier])} by ${tier}`);
  return parts.length === 0 ? "nothing left to move" : `at most, ${parts.join(", ")}`;
}

function spentContext(overview: Overview): string {
  const { records, unpricedRecords } = overview.total;
  const counted = `${formatCounted(records, "record")}${unpricedRecords === 0 ? ", all priced" : ""}`;
  const out = leftOutWords(overview);
  return out.length === 0 ? counted : `${counted}. Left out: ${out.join(", ")}`;
}

function recordsContext({ total, calls, buckets }: Overview): string {
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

interface UsdFigureProps {
  readonly overview: Overview;
  readonly figure: FigureId;
  readonly label: string;
  readonly amount: string;
  readonly context: string;
}

function UsdFigure({ overview, figure, label, amount, context }: UsdFigureProps) {
  const basis = figure === "asServed" ? spendBasis(overview) : elsewhereBasis(overview);
  // What has no price could only raise the spend; what is saved or available is told of the rest.
  const value = figure === "asServed" ? amountWords(amount, overview.total) : formatUsd(amount);
  return (
    <Figure
      label={label}
      value={basis === "not evaluable" ? UNKNOWN : value}
      exact={formatExactUsd(amount)}
      basis={basis}
      context={basis === "not evaluable" && figure !== "asServed" ? null : context}
      tone={signOfUsd(amount) < 0 ? "loss" : undefined}
      action={<HowComputed figure={figure} name={label} filters={overview.filters} />}
    />
  );
}

const RECORD =
  "A record is a row: one call, or an aggregate row that stands for the requests of its period.";

/** The four figures that answer the page's question. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const { total } = overview;
  const priced = total.records - total.unpricedRecords;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-box border border-line bg-line lg:grid-cols-4">
      <UsdFigure
        overview={overview}
        figure="asServed"
        label="Spent, at the tiers served"
        amount={total.asServed}
        context={spentContext(overview)}
      />
      <UsdFigure
        overview={overview}
        figure="saved"
        label="Saved so far"
        amount={total.saved}
        context={savedContext(overview)}
      />
      <UsdFigure
        overview={overview}
        figure="available"
        label="Still available"
        amount={total.available}
        context={availableContext(overview)}
      />
      <Figure
        label="Records priced"
        value={total.records === 0 ? "–" : formatShare(priced, total.records)}
        exact={`${formatCount(priced)} of ${formatCounted(total.records, "record")}. ${RECORD}`}
        context={recordsContext(overview)}
        action={
          total.unpricedRecords > 0 ? (
            <a
              href="#unpriced"
              className="inline-flex min-h-6 items-center text-12 text-warn underline underline-offset-3"
            >
              {formatCount(total.unpricedRecords)} unpriced
            </a>
          ) : null
        }
      />
    </dl>
  );
}
