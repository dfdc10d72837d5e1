"use client";
import type { ReactNode } from "react";
import type { Answer } from "../../lib/wire/answer.ts";
import { type Ask, askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { WATERFALL_ASK } from "../charts/savings-waterfall/steps.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { formatCounted } from "../format/quantity.ts";
import { KEY_ASK } from "./key-ask.ts";

type Amounts = (id: string) => string;

const amountsOf =
  ({ measures, total }: Answer): Amounts =>
  (id) =>
    String(total[measures.findIndex((measure) => measure.id === id)]?.amount ?? "0");

const Strong = ({ usd }: { readonly usd: string }) => (
  <strong>{formatUsd(usd.replace(/^-/, ""))}</strong>
);

function tierWords(saved: string): ReactNode {
  const sign = signOfUsd(saved);
  if (sign === 0) return "tiers took nothing off it";
  return (
    <>
      tiers {sign > 0 ? "took" : "added"} <Strong usd={saved} />
      {sign > 0 ? " off it" : " to it"}
    </>
  );
}

function cacheWords(cached: string): ReactNode {
  if (signOfUsd(cached) <= 0) return null;
  return (
    <>
      , cached input <Strong usd={cached} />
    </>
  );
}

function availableWords(available: string): ReactNode {
  if (signOfUsd(available) <= 0) return " Nothing is left to move to a cheaper tier.";
  return (
    <>
      {" "}
      At most <Strong usd={available} /> more could be saved by moving what can move.
    </>
  );
}

/** The page's answer in a sentence, of the same figures as its waterfall. */
export function SavingsAnswer({ page }: { readonly page: PageContext }) {
  const path = (ask: Ask): string => askPath(ask, page.filters, page.step);
  const { answers, problem } = useAnswers([path(WATERFALL_ASK), path(KEY_ASK)], page.round);
  const [steps, key] = answers ?? [];
  if (!steps || !key) return <>{problem ? problem.message : "Adding it up\u2026"}</>;
  const [step, figure] = [amountsOf(steps), amountsOf(key)];
  const leftOut = key.total[0]?.leftOut ?? 0;
  const isEmpty = signOfUsd(step("listStandard")) === 0 && signOfUsd(step("spend")) === 0;
  if (isEmpty)
    return (
      <>
        {leftOut > 0
          ? "No record of this period has a price."
          : "Nothing was charged in this period."}
      </>
    );
  return (
    <>
      You paid <Strong usd={step("spend")} /> of <Strong usd={step("listStandard")} /> at list
      price: {tierWords(figure("saved"))}
      {cacheWords(step("cachedInputSaved"))}.{availableWords(figure("available"))}
      {leftOut > 0
        ? ` ${formatCounted(leftOut, "record")} without a price ${leftOut === 1 ? "is" : "are"} left out.`
        : null}
    </>
  );
}
