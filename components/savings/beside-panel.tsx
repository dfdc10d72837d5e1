"use client";
import { askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCount } from "../format/quantity.ts";
import type { Basis } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BesideItem } from "./beside-item.tsx";
import { AbandonedTable, CacheTable, FallbackTable } from "./beside-tables.tsx";
import { abandonedWords, type BesideWords, cacheWords, fallbackWords } from "./beside-words.ts";
import { KEY_ASK } from "./key-ask.ts";
import type { Beside } from "./use-savings-beside.ts";

const EMPTY = <p className="text-13 text-ink-2">There is nothing of it in this period.</p>;

/** What could be told is modelled; a range that could not is not evaluable. */
const basisOf = ({ exact }: BesideWords): Basis => (exact === "" ? "not evaluable" : "modelled");

function Unpriced({ page }: { readonly page: PageContext }) {
  const { answers } = useAnswers([askPath(KEY_ASK, page.filters, page.step)], page.round);
  const leftOut = answers?.[0]?.total[0]?.leftOut ?? 0;
  return (
    <li className="py-2.5 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <span>Unpriced</span>
        <span className="font-semibold">{formatCount(leftOut)}</span>
      </div>
      <p className="mt-0.5 text-12 text-ink-3 normal-nums">
        {leftOut === 0
          ? "Every record has a price."
          : "Records without a price: in no step, in no total. "}
        {leftOut === 0 ? null : (
          <TextLink href={pageHref("/", page.filters)}>See why, and what to do</TextLink>
        )}
      </p>
    </li>
  );
}

interface LossesProps {
  readonly page: PageContext;
  readonly beside: NonNullable<Beside["beside"]>;
}

function Losses({ page, beside }: LossesProps) {
  const { fallbacks, cacheHits, abandoned } = beside;
  return (
    <>
      <BesideItem
        name="Fallbacks paid at a dearer tier"
        words={fallbackWords(fallbacks)}
        basis={basisOf(fallbackWords(fallbacks))}
        formula="Answered calls that asked for flex or batch, themselves or by the first attempt of their operation, and were served elsewhere: what they cost, minus their price at the tier asked for. Single calls alone."
      >
        {fallbacks.length > 0 ? <FallbackTable lines={fallbacks} page={page} /> : EMPTY}
      </BesideItem>
      <BesideItem
        name="Cache hits lost"
        words={cacheWords(cacheHits)}
        basis={basisOf(cacheWords(cacheHits))}
        formula="What a cache would have held is in no record. For each project, workload and model: input at flex or batch × (cached share at standard − cached share there) × (input rate − cached rate there). Compared from 30 records on each side."
      >
        {cacheHits.lines.length > 0 ? <CacheTable lines={cacheHits.lines} page={page} /> : EMPTY}
      </BesideItem>
      <BesideItem
        name="Billed but abandoned"
        words={abandonedWords(abandoned)}
        basis={basisOf(abandonedWords(abandoned))}
        formula="Calls that timed out or were cancelled. Those with tokens are priced by them, in the spend. The others count as free: $0 if the provider stops billing, and the mean price of an answered call of the same model and tier if it does not. A long answer would have cost more."
      >
        {abandoned.length > 0 ? <AbandonedTable lines={abandoned} page={page} /> : EMPTY}
      </BesideItem>
    </>
  );
}

/** What the steps do not hold: what was lost on the way, as far as anybody can know. */
export function BesidePanel({
  page,
  asked,
}: {
  readonly page: PageContext;
  readonly asked: Beside;
}) {
  const { beside, pending, problem, retry } = asked;
  return (
    <Panel title="Lost on the way" note="Beside the sum, in none of its steps.">
      {problem ? (
        <div className="mb-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {beside ? (
        <ul aria-busy={pending} className={`divide-y divide-line ${pending ? "opacity-60" : ""}`}>
          <Losses page={page} beside={beside} />
          <Unpriced page={page} />
        </ul>
      ) : problem ? null : (
        <Skeleton className="h-72" />
      )}
    </Panel>
  );
}
