"use client";
import { clsx } from "clsx";
import { useMemo } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import { costByModel } from "../charts/cost-by-model/chart.ts";
import { CostLegend } from "../charts/cost-by-model/legend.tsx";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import type { ExportMark } from "../charts/kit/csv.ts";
import { spendByDay } from "../charts/spend-by-day/chart.ts";
import { SpendLegend } from "../charts/spend-by-day/legend.tsx";
import { FocusDownload } from "../download/focus-download.tsx";
import { FilterBar } from "../filters/filter-bar.tsx";
import { listWords, periodWords } from "../filters/period-words.ts";
import { type Filtering, useFilters } from "../filters/use-filters.ts";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { Answer } from "./answer.tsx";
import { CostByName } from "./cost-by-name.tsx";
import { CostTable } from "./cost-table.tsx";
import { CoverageLine } from "./coverage-line.tsx";
import { datedPeriod, isoDaysWords } from "./covered-days.ts";
import { fullDays } from "./full-days.ts";
import { KeyFigures } from "./key-figures.tsx";
import { Assumptions, CannotMove } from "./left-out.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { OverviewEmpty } from "./overview-empty.tsx";
import { OverviewNotices } from "./overview-notices.tsx";
import { ReportedLine } from "./reported-line.tsx";
import { TierComparison } from "./tier-comparison.tsx";
import { ToldApartLine } from "./told-apart-line.tsx";
import { Unpriced } from "./unpriced.tsx";
import { type OverviewState, type ShownOverview, useOverview } from "./use-overview.ts";

/** What an export says of itself on every row. */
function exportMarks(overview: Overview): ExportMark[] {
  const { filters, shown } = overview;
  const lists = listWords(filters);
  return [
    { label: "Period", text: periodWords(filters) },
    { label: "Days", text: isoDaysWords(overview) },
    { label: "Zone", text: filters.zone },
    ...(lists === "" ? [] : [{ label: "Filters", text: lists }]),
    ...(shown === "own" ? [] : [{ label: "Data", text: "synthetic sample" }]),
  ];
}

/** The same in one line, its days in words. */
function coversWords(overview: Overview): string {
  const others = exportMarks(overview).filter(({ label }) => !["Period", "Days"].includes(label));
  const period = datedPeriod(periodWords(overview.filters), overview);
  return [period, ...others.map(({ text }) => text)].join(" \u00b7 ");
}

interface PartProps {
  readonly overview: Overview;
  readonly filtering: Filtering;
}

function SpendAndTiers({ overview, filtering }: PartProps) {
  const { filters, days, nowUs, undatedRecords, undatedCoverage } = overview;
  const counted = undatedRecords - (undatedCoverage?.calls.records ?? 0);
  const undated = filters.fromUs === null ? counted : 0;
  const spend = useMemo(
    () => ({ days, zone: filters.zone, full: fullDays({ nowUs, filters }), undated }),
    [days, filters, nowUs, undated],
  );
  return (
    <PanelGroup className="lg:grid-cols-[minmax(0,2fr)_minmax(300px,1fr)]">
      <ChartFigure
        chart={spendByDay}
        data={spend}
        covers={coversWords(overview)}
        marks={exportMarks(overview)}
        onZoom={(from, to) => filtering.apply({ days: { from, to } })}
        onZoomOut={
          filters.period === "custom" ? () => filtering.apply({ period: "all" }) : undefined
        }
        legend={(model) => (
          <SpendLegend
            model={model}
            chosen={filters.tiers}
            onPick={(tier) => filtering.toggle("tiers", tier)}
          />
        )}
      />
      <TierComparison overview={overview} />
    </PanelGroup>
  );
}

function ModelsAndWorkloads({ overview, filtering }: PartProps) {
  return (
    <PanelGroup className="lg:grid-cols-2">
      <ChartFigure
        chart={costByModel}
        data={overview}
        covers={coversWords(overview)}
        marks={exportMarks(overview)}
        onPick={(model) => filtering.toggle("models", model)}
        legend={(model) => <CostLegend model={model} />}
      />
      <CostByName
        title="By workload"
        note="Where a tier decision is made: one purpose, one deadline."
        what="workload"
        rows={overview.workloads}
        list="workloads"
        filtering={filtering}
      />
    </PanelGroup>
  );
}

interface EvidenceProps extends PartProps {
  /** The figures are not those that the address asks for. */
  readonly isOld: boolean;
  /** A price was found for some of the records. */
  readonly onPriced: () => void;
}

function Evidence({ overview, filtering, isOld, onPriced }: EvidenceProps) {
  return (
    <div aria-busy={isOld} className={clsx("flex flex-col gap-6", dimmed(isOld))}>
      <KeyFigures overview={overview} />
      <SpendAndTiers overview={overview} filtering={filtering} />
      <ModelsAndWorkloads overview={overview} filtering={filtering} />
      <PanelGroup>
        <Panel flush title="By model">
          <CostTable
            everyTier
            caption="Cost by model"
            header="Model"
            rows={overview.models}
            list="models"
            filtering={filtering}
          />
        </Panel>
        <CostByName
          everyTier
          title="By project"
          what="project"
          rows={overview.projects}
          list="projects"
          filtering={filtering}
        />
      </PanelGroup>
      <Unpriced overview={overview} onPriced={onPriced} />
      <PanelGroup className="lg:grid-cols-2">
        <Assumptions overview={overview} />
        <CannotMove overview={overview} />
      </PanelGroup>
    </div>
  );
}

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

const dimmed = (isDim: boolean) => (isDim ? "opacity-60 transition-opacity delay-300" : undefined);

/** The first page: what was spent at the tiers served, and what it would have cost elsewhere. */
export function OverviewPage(given: ShownOverview) {
  const { overview, query, asked, pending, problem, retry } = useOverview(given);
  const failed = problem !== null;
  const filtering = useFilters({ filters: overview.filters, query, asked, failed });
  const isOld = pending || filtering.instead !== null;
  if (!overview.hasData) return <OverviewEmpty frame={overview} reported={overview.reported} />;
  return (
    <Page
      title="What did tiers save?"
      covers={coversWords(overview)}
      actions={<FocusDownload filters={filtering.filters} />}
      answer={
        <>
          <StaleNotice {...{ overview, filtering, problem, retry }} />
          <div className={dimmed(isOld)}>
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
        <Evidence overview={overview} filtering={filtering} isOld={isOld} onPriced={retry} />
      )}
    </Page>
  );
}
