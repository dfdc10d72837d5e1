"use client";
import { askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { formatShare } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { WHOLE_ASK } from "./asks.ts";
import { countingWords, intervalWords, quotaWords } from "./reliability-words.ts";
import { wholePeriod } from "./whole-period.ts";

/** How sure the share is, how first attempts are told, and quota, which is no shortage. */
export function CountingPanel({ page }: { readonly page: PageContext }) {
  const path = askPath(WHOLE_ASK, page.filters, page.step);
  const { answers, pending, problem } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  if (!answer) {
    return (
      <Panel title="How sure is this?">
        {problem ? (
          <p className="text-13 text-ink-2">{problem.message}</p>
        ) : (
          <Skeleton className="h-56" />
        )}
      </Panel>
    );
  }
  const whole = wholePeriod(answer);
  const interval = intervalWords(whole);
  const quota = quotaWords(whole);
  return (
    <Panel title="How sure is this?">
      <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
        {whole.firstRefusedShare === null ? (
          <p className="text-13 text-ink-2">There is nothing to be sure of.</p>
        ) : (
          <>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-20 font-semibold">
                {formatShare(whole.firstRefusedShare, 1)}
              </span>
              {interval === "" ? null : <span className="text-13 text-ink-2">{interval}</span>}
              <BasisBadge basis="measured" />
            </p>
            <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-4 text-13 text-ink-2 normal-nums marker:text-ink-3">
              {countingWords(whole).map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </>
        )}
        {quota === "" ? null : (
          <p className="mt-3 border-t border-line pt-3 text-13 text-ink-2 normal-nums">
            <strong className="font-semibold text-ink">Quota apart.</strong> {quota}
          </p>
        )}
      </div>
    </Panel>
  );
}
