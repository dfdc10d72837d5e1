"use client";
import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import type { PageContext } from "../answers/page-context.ts";
import { costByModel } from "../charts/cost-by-model/chart.ts";
import { CostLegend } from "../charts/cost-by-model/legend.tsx";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { spendByDay } from "../charts/spend-by-day/chart.ts";
import { SpendLegend } from "../charts/spend-by-day/legend.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { fullDays } from "./full-days.ts";
import { OverviewFigures } from "./overview-figures.tsx";
import { TierComparison } from "./tier-comparison.tsx";

// What only some data calls for, and what stands further down, comes apart from the page.
const CostByName = dynamic(() => import("./cost-by-name.tsx").then((file) => file.CostByName), {
  loading: () => null,
});
const MoversPanel = dynamic(() => import("./movers-panel.tsx").then((file) => file.MoversPanel), {
  loading: () => null,
});
const Unpriced = dynamic(() => import("./unpriced.tsx").then((file) => file.Unpriced), {
  loading: () => null,
});
const Assumptions = dynamic(() => import("./left-out.tsx").then((file) => file.Assumptions), {
  loading: () => null,
});
const CannotMove = dynamic(() => import("./left-out.tsx").then((file) => file.CannotMove), {
  loading: () => null,
});

interface PartProps {
  readonly overview: Overview;
  readonly page: PageContext;
}

function SpendAndTiers({ overview, page: { filtering, covers, marks } }: PartProps) {
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
        covers={covers}
        marks={marks}
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

function ModelsAndWorkloads({ overview, page }: PartProps) {
  return (
    <PanelGroup className="lg:grid-cols-2">
      <ChartFigure
        chart={costByModel}
        data={overview}
        covers={page.covers}
        marks={page.marks}
        onPick={(model) => page.filtering.toggle("models", model)}
        legend={(model) => <CostLegend model={model} />}
      />
      <CostByName
        title="By workload"
        note="Where a tier decision is made: one purpose, one deadline."
        what="workload"
        rows={overview.workloads}
        list="workloads"
        page={page}
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

/** What stands behind the page's answer: figures, movers, charts, tables, and what they leave out. */
export function Evidence({ overview, page, isOld, onPriced }: EvidenceProps) {
  return (
    <div
      aria-busy={isOld}
      className={clsx("flex flex-col gap-6", isOld && "opacity-60 transition-opacity delay-300")}
    >
      <OverviewFigures overview={overview} page={page} />
      <SpendAndTiers overview={overview} page={page} />
      <MoversPanel page={page} />
      <ModelsAndWorkloads overview={overview} page={page} />
      <PanelGroup>
        <CostByName
          everyTier
          title="By model"
          what="model"
          rows={overview.models}
          list="models"
          page={page}
        />
        <CostByName
          everyTier
          title="By project"
          what="project"
          rows={overview.projects}
          list="projects"
          page={page}
        />
      </PanelGroup>
      {overview.unpriced.length > 0 ? (
        <Unpriced overview={overview} page={page} onPriced={onPriced} />
      ) : null}
      <PanelGroup className="lg:grid-cols-2">
        <Assumptions overview={overview} page={page} />
        <CannotMove overview={overview} page={page} />
      </PanelGroup>
    </div>
  );
}
