"use client";
import { useMemo } from "react";
import type { LatencyReport, ModelDensity } from "../../lib/wire/latency.ts";
import type { PageContext } from "../answers/page-context.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { latencyDensity } from "../charts/latency-density/chart.ts";
import { latencyDistribution } from "../charts/latency-distribution/chart.ts";
import { PanelGroup } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { PageChoices } from "./page-choices.ts";
import { TierLegend } from "./tier-legend.tsx";

interface PanelsProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
  readonly report: LatencyReport;
}

const WORK_SEGMENTS = [
  { value: "alike", label: "Like work" },
  { value: "logged", label: "As logged" },
] as const;

function Distribution({ page, choices: { work }, report }: PanelsProps) {
  const likeWork = work.value === "alike";
  const data = useMemo(() => ({ report, likeWork }), [report, likeWork]);
  return (
    <div className="bg-panel">
      <div className="no-print px-4 pt-3">
        <Segmented
          label="Which calls are compared"
          segments={WORK_SEGMENTS}
          value={work.value}
          onChange={work.choose}
        />
      </div>
      <ChartFigure
        chart={latencyDistribution}
        data={data}
        covers={page.covers}
        marks={page.marks}
        legend={({ series }) => (
          <TierLegend
            tiers={series.map(({ id, tier, median }) => ({ id, tier, words: `half in ${median}` }))}
          />
        )}
      />
    </div>
  );
}

const densityName = ({ provider, model }: ModelDensity): string =>
  `${provider ?? "unknown"}/${model ?? "unknown"}`;

function DensityOfModel({ page, choices: { density, setDensity }, report }: PanelsProps) {
  const { densities, sample } = report;
  const shown = densities.find((one) => densityName(one) === density) ?? densities[0] ?? null;
  const data = useMemo(() => ({ sample, density: shown }), [sample, shown]);
  return (
    <div className="bg-panel">
      <div className="no-print px-4 pt-3">
        <SelectField
          label="Model of the density"
          bare
          disabled={densities.length < 2}
          value={shown ? densityName(shown) : ""}
          onChange={({ target: { value } }) =>
            setDensity(densities[0] && value === densityName(densities[0]) ? null : value)
          }
          className="w-52"
        >
          {densities.map((one) => (
            <option key={densityName(one)} value={densityName(one)}>
              {one.model ?? "unknown model"}
            </option>
          ))}
        </SelectField>
      </div>
      <ChartFigure
        chart={latencyDensity}
        data={data}
        covers={page.covers}
        marks={page.marks}
        legend={({ series }) => <TierLegend tiers={series} />}
      />
    </div>
  );
}

/** How calls spread: who is done by when at like work, and how latency follows the output. */
export function DistributionPanels(props: PanelsProps) {
  return (
    <PanelGroup className="lg:grid-cols-2">
      <Distribution {...props} />
      <DensityOfModel {...props} />
    </PanelGroup>
  );
}
