"use client";
import type { ReactNode } from "react";
import type { Answer } from "../../lib/wire/answer.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import type { PageContext } from "../answers/page-context.ts";
import type { MeasureInfo } from "../answers/value-words.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { TextLink } from "../ui/text-link.tsx";
import { availableContext, recordsContext, savedContext, spentContext } from "./figure-context.ts";
import { KEY_ASK } from "./key-ask.ts";

const LABELS = {
  spend: "Spent, at the tiers served",
  saved: "Saved so far",
  available: "Still available",
  share429: "Calls that met a 429",
  "latency.p95": "Latency p95",
} as const;

const BASIS = {
  spend: "measured",
  saved: "modelled",
  available: "modelled",
  share429: "measured",
  "latency.p95": "measured",
} as const;

interface OverviewFiguresProps {
  readonly overview: Overview;
  readonly page: PageContext;
}

/** How many of the calls are in a quantile, or why there is none. */
function timedWords({ measures, total }: Answer, calls: number): string {
  const value = total[measures.findIndex(({ id }) => id === "latency.p95")];
  if (calls === 0) return "aggregate rows do not say how long calls took";
  if (!value || value.amount === null) return "no call says how long it took";
  const out = value.leftOut ?? 0;
  return out === 0 ? "of calls that succeeded" : `${formatCounted(out, "call")} do not say theirs`;
}

const refusedWords = (calls: number): string =>
  calls === 0
    ? "aggregate rows know nothing of failures"
    : `of ${formatCounted(calls, "call")}, quota apart`;

function contextOf({ overview, page }: OverviewFiguresProps) {
  const lead = (path: string, words: string): ReactNode => (
    <>
      {" \u00b7 "}
      <TextLink className="no-print" href={pageHref(path, page.filters)}>
        {words}
      </TextLink>
    </>
  );
  return ({ id }: MeasureInfo, answer: Answer): ReactNode => {
    const hasPrice = overview.total.records > overview.total.unpricedRecords;
    if (id === "spend") return spentContext(overview);
    if (id === "saved") return hasPrice ? savedContext(overview) : null;
    if (id === "available") return hasPrice ? availableContext(overview) : null;
    const { calls } = overview;
    const words = id === "share429" ? refusedWords(calls) : timedWords(answer, calls);
    const place = answer.measures.findIndex((measure) => measure.id === id);
    if (answer.total[place]?.amount === null) return words;
    return (
      <>
        {words}
        {id === "share429" ? lead("/reliability", "when and why") : lead("/latency", "by tier")}
      </>
    );
  };
}

const RECORD =
  "A record is a row: one call, or an aggregate row that stands for the requests of its period.";

/** How many records have a price, and what they are. */
function RecordsLine({ overview }: { readonly overview: Overview }) {
  const { records, unpricedRecords } = overview.total;
  const priced = records - unpricedRecords;
  return (
    <p className="mt-2 px-1 text-12 text-ink-3" title={RECORD}>
      {unpricedRecords === 0 ? (
        "All records have a price"
      ) : (
        <>
          {formatShare(priced, records)} of records priced (
          <a href="#unpriced" className="text-warn underline underline-offset-3">
            {formatCount(unpricedRecords)} unpriced
          </a>
          )
        </>
      )}
      : {recordsContext(overview)}.
    </p>
  );
}

/** The five figures that answer the page's question, each against the period before, and what they are of. */
export function OverviewFigures(props: OverviewFiguresProps) {
  return (
    <div>
      <AnswerFigures
        ask={KEY_ASK}
        page={props.page}
        labels={LABELS}
        basis={BASIS}
        context={contextOf(props)}
      />
      <RecordsLine overview={props.overview} />
    </div>
  );
}
