"use client";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { timeStep } from "../answers/ask.ts";
import { type GivenAnswer, GivenAnswers } from "../answers/given-answers.tsx";
import type { PageContext } from "../answers/page-context.ts";
import { FocusDownload } from "../download/focus-download.tsx";
import { FilterBar } from "../filters/filter-bar.tsx";
import type { Filtering } from "../filters/filtering.ts";
import { listWords, periodWords } from "../filters/period-words.ts";
import { usePageFilters } from "../filters/use-page-filters.ts";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Answer } from "./answer.tsx";
import { Evidence } from "./evidence.tsx";
import { OverviewEmpty } from "./overview-empty.tsx";
import { coversWords, exportMarks } from "./overview-marks.ts";
import { OverviewNotices } from "./overview-notices.tsx";
import { type OverviewState, type ShownOverview, useOverview } from "./use-overview.ts";

// What only some data calls for comes apart from the page.
const CoverageLine = dynamic(
  () => import("./coverage-line.tsx").then((file) => file.CoverageLine),
  { loading: () => null },
);
const ReportedLine = dynamic(
  () => import("./reported-line.tsx").then((file) => file.ReportedLine),
  { loading: () => null },
);
const ToldApartLine = dynamic(
  () => import("./told-apart-line.tsx").then((file) => file.ToldApartLine),
  { loading: () => null },
);
const NothingFound = dynamic(
  () => import("./nothing-found.tsx").then((file) => file.NothingFound),
  { loading: () => null },
);

const OVERVIEW_TITLE = "What did it cost, and what is left to save?";

interface StaleNoticeProps extends Pick<OverviewState, "overview" | "problem" | "retry"> {
  readonly filtering: Filtering;
}

/** Stands before the answer, which is not the one asked for. */
function StaleNotice({ overview, filtering, problem, retry }: StaleNoticeProps) {
  if (!problem) return null;
  const { filters } = overview;
  const whose = [periodWords(filters), filters.zone, listWords(filters)].filter((part) => part);
  return (
    <div className="mb-3">
      <Notice kind="loss" live actions={<Button onClick={retry}>Try again</Button>}>
        {problem.message} The figures below are those of before
        {filtering.instead === null ? null : `: ${whose.join(" \u00b7 ")}`}.
      </Notice>
    </div>
  );
}

/** The page's parts share what it shows and asks; figures are asked for again whenever the overview is. */
function usePageContext({ overview, query, asked, problem, round }: OverviewState): PageContext {
  const { nowUs, filters: shown } = overview;
  const filtering = usePageFilters({ nowUs });
  const isNotApplied = problem !== null && asked !== query;
  return useMemo(() => {
    const { filters } = filtering;
    return {
      frame: overview,
      filtering: { ...filtering, instead: isNotApplied ? shown : null },
      filters,
      step: timeStep(filters, overview),
      round,
      covers: coversWords(overview),
      marks: exportMarks(overview),
    };
  }, [overview, filtering, isNotApplied, shown, round]);
}

interface OverviewPageProps extends ShownOverview {
  /** The figures of the same filters. */
  readonly answers: readonly GivenAnswer[];
}

/** The first page: what was spent at the tiers served, and what it would have cost elsewhere. */
export function OverviewPage(given: OverviewPageProps) {
  const state = useOverview(given);
  const { overview, pending, problem, retry } = state;
  const page = usePageContext(state);
  const { filtering, filters } = page;
  const isOld = pending || filtering.instead !== null;
  if (!overview.hasData) {
    return <OverviewEmpty title={OVERVIEW_TITLE} frame={overview} reported={overview.reported} />;
  }
  return (
    <Page
      title={OVERVIEW_TITLE}
      covers={page.covers}
      actions={<FocusDownload filters={filters} />}
      answer={
        <>
          <StaleNotice {...{ overview, filtering, problem, retry }} />
          <div className={isOld ? "opacity-60 transition-opacity delay-300" : undefined}>
            <Answer overview={overview} />
          </div>
        </>
      }
      topBar={
        <FilterBar
          filtering={filtering}
          choices={overview.choices}
          bothOrigins={overview.synthetic === "some"}
        />
      }
    >
      <OverviewNotices overview={overview} />
      {overview.coverage ? (
        <CoverageLine coverage={overview.coverage} filtering={filtering} />
      ) : null}
      {overview.undatedCoverage ? <CoverageLine coverage={overview.undatedCoverage} /> : null}
      {overview.toldApart ? <ToldApartLine apart={overview.toldApart} /> : null}
      {overview.reported ? <ReportedLine reported={overview.reported} /> : null}
      {overview.total.records === 0 ? (
        <NothingFound overview={overview} filtering={filtering} />
      ) : (
        <GivenAnswers answers={given.answers}>
          <Evidence overview={overview} page={page} isOld={isOld} onPriced={retry} />
        </GivenAnswers>
      )}
    </Page>
  );
}
