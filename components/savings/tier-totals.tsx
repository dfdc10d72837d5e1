"use client";
import { COMPARED_TIERS, type ComparedTier } from "../../lib/core/tier.ts";
import type { Answer } from "../../lib/wire/answer.ts";
import type { SavingsBeside } from "../../lib/wire/savings.ts";
import { type Ask, askPath } from "../answers/ask.ts";
import { basisOf } from "../answers/basis-of.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { valueWords } from "../answers/value-words.ts";
import { differenceUsd, formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatShare } from "../format/quantity.ts";
import { HowComputed } from "../overview/how-computed.tsx";
import { TierMark } from "../tiers/tier-mark.tsx";
import { tierStyle } from "../tiers/tier-style.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { sumOf } from "./beside-words.ts";

const TIER_ASK = {
  measures: ["spend", "spendAt.standard", "spendAt.flex", "spendAt.batch", "spendAt.priority"],
} as const satisfies Ask;

interface RowProps {
  readonly answer: Answer;
  readonly place: number;
  readonly tier: ComparedTier | null;
  readonly widest: number;
  readonly note: string;
  readonly page: PageContext;
}

const amountAt = ({ total }: Answer, place: number): string => String(total[place]?.amount ?? "0");

function Bar({ tier, share }: { readonly tier: ComparedTier | null; readonly share: number }) {
  const colour = tier ? tierStyle(tier).colour : "var(--ink-3)";
  return (
    <div className="my-1 h-2.5" aria-hidden>
      <div
        className={`data-bar h-full rounded-[2px] ${tier && share > 0 ? "border border-dashed" : ""}`}
        style={{
          width: share === 0 ? 0 : `${Math.max(0.5, share * 100)}%`,
          borderColor: colour,
          backgroundColor: tier ? `color-mix(in oklab, ${colour} 28%, transparent)` : colour,
        }}
      />
    </div>
  );
}

function Row({ answer, place, tier, widest, note, page }: RowProps) {
  const measure = answer.measures[place];
  const amount = amountAt(answer, place);
  const name = tier ? `All ${tier}` : "As served";
  return (
    <li className="py-2 first:pt-0 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <span className="inline-flex items-center gap-1.5">
          {tier ? <TierMark tier={tier} /> : null}
          {name}
        </span>
        <span className="font-semibold whitespace-nowrap" title={formatExactUsd(amount)}>
          {measure ? valueWords(measure, answer.total[place]) : ""}
        </span>
      </div>
      <Bar tier={tier} share={widest === 0 ? 0 : Number(amount) / widest} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-12 text-ink-3">
        <span>{note}</span>
        <span className="inline-flex items-baseline gap-2">
          <BasisBadge basis={basisOf(answer.total[place], tier ? "modelled" : "measured")} />
          <HowComputed figure={tier ?? "asServed"} name={name} filters={page.filters} />
        </span>
      </div>
    </li>
  );
}

/** How much of what was spent may be served at a tier. */
function eligibleWords({ eligibility }: SavingsBeside, tier: ComparedTier): string {
  const all = sumOf(eligibility.map(({ spend }) => spend));
  const can = sumOf(
    eligibility.flatMap(({ tiers }) =>
      tiers[tier].filter(({ reason }) => reason === null).map(({ spend }) => spend),
    ),
  );
  return `${formatShare(Number(can), Number(all))} of the spend can move there`;
}

function noteOf(
  answer: Answer,
  place: number,
  tier: ComparedTier,
  beside: SavingsBeside | null,
): string {
  const change = differenceUsd(amountAt(answer, place), amountAt(answer, 0)) ?? "0";
  const sign = signOfUsd(change);
  const words = sign === 0 ? "no change" : `${sign > 0 ? "+" : ""}${formatUsd(change)}`;
  return beside === null ? words : `${words} \u00b7 ${eligibleWords(beside, tier)}`;
}

interface TierTotalsProps {
  readonly page: PageContext;
  readonly beside: SavingsBeside | null;
}

/** What the same records cost, and would cost if all that can be sold at one tier were served at it. */
export function TierTotals({ page, beside }: TierTotalsProps) {
  const path = askPath(TIER_ASK, page.filters, page.step);
  const { answers, pending, problem } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  const amounts = answer
    ? TIER_ASK.measures.map((_, place) => Number(amountAt(answer, place)))
    : [];
  const widest = Math.max(0, ...amounts);
  return (
    <Panel title="The same records at one tier" note="What is not sold there stays as served.">
      {answer ? (
        <ul aria-busy={pending} className={`divide-y divide-line ${pending ? "opacity-60" : ""}`}>
          {[null, ...COMPARED_TIERS].map((tier, place) => (
            <Row
              key={tier ?? "served"}
              {...{ answer, place, tier, widest, page }}
              note={tier === null ? "what happened" : noteOf(answer, place, tier, beside)}
            />
          ))}
        </ul>
      ) : problem ? (
        <p className="text-13 text-ink-2">{problem.message}</p>
      ) : (
        <Skeleton className="h-72" />
      )}
    </Panel>
  );
}
