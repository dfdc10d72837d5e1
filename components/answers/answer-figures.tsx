"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Answer } from "../../lib/wire/answer.ts";
import { FIGURES, type Figure as LedgerFigure } from "../../lib/wire/ledger.ts";
import { HowComputed } from "../overview/how-computed.tsx";
import type { Basis } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Figure } from "../ui/figure.tsx";
import { HowLink } from "../ui/how-link.tsx";
import { Notice } from "../ui/notice.tsx";
import { type Ask, askPath } from "./ask.ts";
import { basisOf } from "./basis-of.ts";
import { CompareHint } from "./compare-hint.tsx";
import type { PageContext } from "./page-context.ts";
import { periodBefore } from "./period-before.ts";
import { useAnswers } from "./use-answers.ts";
import { changeOf, exactWords, type MeasureInfo, valueWords } from "./value-words.ts";

interface AnswerFiguresProps {
  /** Each of its measures is one figure; compared with the period before where there is one. */
  readonly ask: Ask;
  readonly page: PageContext;
  /** What a figure is called on this page, where not by its measure's name. */
  readonly labels?: Partial<Readonly<Record<string, string>>>;
  readonly basis?: Partial<Readonly<Record<string, Basis>>>;
  /** A sentence under a figure. */
  readonly context?: (measure: MeasureInfo, answer: Answer) => ReactNode;
}

/** The price rows behind a measure of money. */
function ledgerFigure(id: string): LedgerFigure | null {
  const name = id === "spend" ? "asServed" : id.replace("spendAt.", "");
  return FIGURES.find((figure) => figure === name) ?? null;
}

interface OneProps extends Omit<AnswerFiguresProps, "ask"> {
  readonly measure: MeasureInfo;
  readonly place: number;
  readonly answer: Answer;
  readonly path: string;
}

function HowMeasured({ measure, place, answer, path, labels }: OneProps) {
  const name = labels?.[measure.id] ?? measure.title;
  return (
    <HowLink name={name} description={`${measure.how}.`}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-13">
        <dt className="text-ink-3">Value</dt>
        <dd>{exactWords(measure, answer.total[place])}</dd>
        {answer.before ? (
          <>
            <dt className="text-ink-3">Period before</dt>
            <dd>{exactWords(measure, answer.before.total[place])}</dd>
          </>
        ) : null}
        <dt className="text-ink-3">The same question</dt>
        <dd className="wrap-anywhere">
          <a className="text-accent underline underline-offset-3" href={path}>
            {path}
          </a>
        </dd>
      </dl>
    </HowLink>
  );
}

function ChangeWords({ measure, place, answer, page }: OneProps) {
  if (!answer.before) return null;
  if (measure.adds && periodBefore(page) !== "whole") return null;
  const before = answer.before.total[place];
  const { words, isKnown, isGood } = changeOf(measure, answer.total[place], before);
  const tone = isGood === null ? "text-ink-3" : isGood ? "text-ink-2" : "text-warn";
  return (
    <span className="block" title={`Before: ${exactWords(measure, before)}`}>
      <span className={clsx("font-medium", tone)}>{words}</span>
      {isGood === null ? null : (
        <span className="sr-only">{isGood ? " (better)" : " (worse)"}</span>
      )}
      {isKnown ? " against the period before" : null}
    </span>
  );
}

function OneFigure(props: OneProps) {
  const { measure, place, answer, page, labels, basis, context } = props;
  const label = labels?.[measure.id] ?? measure.title;
  const ledger = ledgerFigure(measure.id);
  const value = answer.total[place];
  const usual = basis?.[measure.id];
  const isLoss = measure.unit === "usd" && Number(value?.amount) < 0;
  return (
    <Figure
      label={label}
      value={valueWords(measure, value)}
      exact={exactWords(measure, value)}
      basis={usual && basisOf(value, usual)}
      tone={isLoss ? "loss" : undefined}
      context={
        <>
          <ChangeWords {...props} />
          {context?.(measure, answer)}
        </>
      }
      action={
        ledger ? (
          <HowComputed figure={ledger} name={label} filters={page.filters} />
        ) : (
          <HowMeasured {...props} />
        )
      }
    />
  );
}

/** The key figures of a page: each a measure of one question, with its change and how it is computed. */
export function AnswerFigures({ ask, page, ...rest }: AnswerFiguresProps) {
  const path = askPath(ask, page.filters, page.step);
  const { answers, pending, problem, retry } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  return (
    <div aria-busy={pending}>
      {problem ? (
        <div className="mb-3">
          <Notice kind="loss" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
            {answer ? " The figures below are those of before." : null}
          </Notice>
        </div>
      ) : null}
      <dl
        className={clsx(
          "grid grid-cols-2 gap-px overflow-hidden rounded-box border border-line bg-line",
          ask.measures.length % 3 === 0 ? "lg:grid-cols-3" : "lg:grid-cols-4",
          ask.measures.length === 5 && "lg:grid-cols-5",
          ask.measures.length % 2 === 1 && "max-lg:*:last:col-span-2",
          pending && "opacity-60 transition-opacity delay-300",
        )}
      >
        {answer
          ? answer.measures.map((measure, place) => (
              <OneFigure key={measure.id} {...{ measure, place, answer, path, page }} {...rest} />
            ))
          : ask.measures.map((id) => <div key={id} className="skeleton h-36 bg-panel" />)}
      </dl>
      {ask.compare ? <CompareHint page={page} /> : null}
    </div>
  );
}
