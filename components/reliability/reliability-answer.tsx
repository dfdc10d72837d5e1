"use client";
import { type Ask, askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { formatShare } from "../format/quantity.ts";
import { TIERS_ASK, WHOLE_ASK } from "./asks.ts";
import { intervalWords, lossWords, tierShareWords } from "./reliability-words.ts";
import { wholePeriod } from "./whole-period.ts";

/** The page's answer in a sentence: how often, how sure, where, and what it took. */
export function ReliabilityAnswer({ page }: { readonly page: PageContext }) {
  const path = (ask: Ask): string => askPath(ask, page.filters, page.step);
  const { answers, problem } = useAnswers([path(WHOLE_ASK), path(TIERS_ASK)], page.round);
  const [whole, tiers] = answers ?? [];
  if (!whole || !tiers) return <>{problem ? problem.message : "Adding it up\u2026"}</>;
  const period = wholePeriod(whole);
  const { operations, firstRefusedShare } = period;
  if (!operations || firstRefusedShare === null) {
    return <>No single call lies in this period. Aggregate rows know nothing of failures.</>;
  }
  const interval = intervalWords(period);
  const byTier = tierShareWords(tiers.rows);
  return (
    <>
      <strong>{formatShare(firstRefusedShare, 1)}</strong> of first attempts met a 429 for want of
      room{interval === "" ? "" : ` (${interval})`}
      {byTier === "" ? "." : `: ${byTier}.`} {lossWords(period)}
    </>
  );
}
