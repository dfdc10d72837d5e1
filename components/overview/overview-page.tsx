"use client";
import { clsx } from "clsx";
import type { Overview } from "../../lib/wire/overview.ts";
import { costByModel } from "../charts/cost-by-model/chart.ts";
import { CostLegend } from "../charts/cost-by-model/legend.tsx";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { spendByDay } from "../charts/spend-by-day/chart.ts";
import { SpendLegend } from "../charts/spend-by-day/legend.tsx";
import { FilterBar } from "../filters/filter-bar.tsx";
import { coversWords } from "../filters/period-words.ts";
import { type Filtering, useFilters } from "../filters/use-filters.ts";
import { Page } from "../shell/page.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { Answer } from "./answer.tsx";
import { CostTable } from "./cost-table.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { Assumptions, CannotMove, Unpriced } from "./left-out.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { OverviewEmpty } from "./overview-empty.tsx";
import { OverviewNotices } from "./overview-notices.tsx";
import { TierComparison } from "./tier-comparison.tsx";

interface PartProps {
  readonly overview: Overview;
  readonly filtering: Filtering;
}

function SpendAndTiers({ overview, filtering }: PartProps) {
  const { filters, days } = overview;
  return (
    <PanelGroup className="lg:grid-cols-[minmax(0,2fr)_minmax(300px,1fr)]">
      <ChartFigure
        chart={spendByDay}
        data={{ days, zone: filters.zone }}
        covers={coversWords(filters)}
        onZoom={(from, to) => filtering.apply({ days: { from, to } })}
        onZoomOut={() => filtering.apply({ period: "all" })}
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
        covers={coversWords(overview.filters)}
        onPick={(model) => filtering.toggle("models", model)}
        legend={(model) => <CostLegend model={model} />}
      />
      <Panel
        flush
        title="By workload"
        note="Where a tier decision is made: one purpose, one deadline."
      >
        <CostTable
          caption="Cost by workload"
          header="Workload"
          rows={overview.workloads}
          list="workloads"
          filtering={filtering}
        />
      </Panel>
    </PanelGroup>
  );
}

function Evidence({ overview, filtering }: PartProps) {
  const pending = filtering.pending;
  return (
    <div
      aria-busy={pending}
      className={clsx("flex flex-col gap-6", pending && "opacity-60 transition-opacity delay-300")}
    >
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
        <Panel flush title="By project">
          <CostTable
            everyTier
            caption="Cost by project"
            header="Project"
            rows={overview.projects}
            list="projects"
            filtering={filtering}
          />
        </Panel>
      </PanelGroup>
      <Unpriced overview={overview} />
      <PanelGroup className="lg:grid-cols-2">
        <Assumptions overview={overview} />
        <CannotMove overview={overview} />
      </PanelGroup>
    </div>
  );
}

/** The first page: what was spent at the tiers served, and what it would have cost elsewhere. */
export function OverviewPage({ overview }: { readonly overview: Overview }) {
  const filtering = useFilters(overview.filters);
  if (!overview.hasData) return <OverviewEmpty />;
  return (
    <Page
      title="What did tiers save?"
      answer={<Answer overview={overview} />}
      topBar={<FilterBar filtering={filtering} choices={overview.choices} />}
    >
      {overview.total.records === 0 ? (
        <NothingFound overview={overview} filtering={filtering} />
      ) : (
        <>
          <OverviewNotices overview={overview} />
          <Evidence overview={overview} filtering={filtering} />
        </>
      )}
    </Page>
  );
}
