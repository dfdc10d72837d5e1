"use client";
import { useMemo } from "react";
import type { LatencyReport } from "../../lib/wire/latency.ts";
import type { PageContext } from "../answers/page-context.ts";
import { costLatency } from "../charts/cost-latency/chart.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { APARTS, type PageChoices, PLANE_QUANTILES } from "./page-choices.ts";
import { TierLegend } from "./tier-legend.tsx";

interface PanelProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
  readonly report: LatencyReport;
}

const AGAINST_SEGMENTS = [
  { value: "model", label: "against its own model" },
  { value: "all", label: "against all" },
] as const;

/** Every model and tier, by workload if wished, as a point of cost and latency. */
export function PlanePanel({ page, choices: { plane, apart, against }, report }: PanelProps) {
  const data = useMemo(
    () => ({ report, apart: apart.value, quantile: plane.value, against: against.value }),
    [report, apart.value, plane.value, against.value],
  );
  function showOnly(place: string): void {
    const point = report.points[apart.value][Number(place)];
    if (!point) return;
    page.filtering.apply({
      models: [point.model ?? "unknown"],
      tiersServed: [point.tier],
      ...(apart.value === "workload" ? { workloads: [point.workload ?? "unknown"] } : {}),
    });
  }

  return (
    <div className="bg-panel">
      <div className="no-print flex flex-wrap gap-2 px-4 pt-3">
        <Segmented
          label="Quantile of the plane"
          segments={PLANE_QUANTILES.map((value) => ({ value, label: value }))}
          value={plane.value}
          onChange={plane.choose}
        />
        <Segmented
          label="What is told apart"
          segments={APARTS.map((value) => ({ value, label: `by ${value}` }))}
          value={apart.value}
          onChange={apart.choose}
        />
        <Segmented
          label="What a point is held against"
          segments={AGAINST_SEGMENTS}
          value={against.value}
          onChange={against.choose}
        />
      </div>
      <ChartFigure
        chart={costLatency}
        data={data}
        covers={page.covers}
        marks={page.marks}
        onPick={showOnly}
        legend={({ tiers }) => (
          <TierLegend tiers={tiers.map(({ id, tier }) => ({ id, tier, words: "" }))} />
        )}
      />
    </div>
  );
}
