"use client";
import { AnswerChart } from "../answers/answer-chart.tsx";
import type { PageContext } from "../answers/page-context.ts";
import { latencyOverTime } from "../charts/latency-over-time/chart.ts";
import { Segmented } from "../ui/segmented.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { type PageChoices, QUANTILES } from "./page-choices.ts";
import { TierLegend } from "./tier-legend.tsx";

interface PanelProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
}

const SPEED_SEGMENTS = [
  { value: "latency", label: "Whole answer" },
  { value: "ttft", label: "First token" },
] as const;

/** Shows one model, by the filter that every page has. */
function ModelPicker({ page }: Pick<PanelProps, "page">) {
  const { models } = page.filters;
  const offered = page.frame.choices.models.map(({ value }) => value);
  const [one] = models;
  return (
    <SelectField
      label="Model"
      bare
      value={models.length === 1 ? one : models.length === 0 ? "" : "several"}
      onChange={({ target: { value } }) =>
        page.filtering.apply({ models: value === "" ? [] : [value] })
      }
      className="w-44"
    >
      <option value="">All models</option>
      {models.length > 1 ? (
        <option value="several" disabled>
          {models.length} models
        </option>
      ) : null}
      {[...new Set([...models, ...offered])].map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** A quantile of latency or of the time to the first token over time, one line per tier. */
export function OverTimePanel({ page, choices: { speed, quantile } }: PanelProps) {
  const shown =
    latencyOverTime.find(
      (one) => one.speed === speed.value && `p${one.percent}` === quantile.value,
    ) ?? latencyOverTime[0];
  return (
    <div className="bg-panel">
      <div className="no-print flex flex-wrap items-center gap-2 px-4 pt-3">
        <Segmented
          label="What is timed"
          segments={SPEED_SEGMENTS}
          value={speed.value}
          onChange={speed.choose}
        />
        <Segmented
          label="Quantile"
          segments={QUANTILES.map((value) => ({ value, label: value }))}
          value={quantile.value}
          onChange={quantile.choose}
        />
        <ModelPicker page={page} />
      </div>
      {shown ? (
        <AnswerChart
          key={shown.chart.id}
          chart={shown.chart}
          page={page}
          height={360}
          legend={({ series }) => (
            <TierLegend
              tiers={series.map(({ id, tier, whole }) => ({ id, tier, words: whole }))}
              chosen={page.filters.tiersServed}
              onPick={(tier) => page.filtering.toggle("tiersServed", tier)}
            />
          )}
          onZoom={(from, to) => page.filtering.apply({ days: { from, to } })}
          onZoomOut={
            page.filters.period === "custom"
              ? () => page.filtering.apply({ period: "all" })
              : undefined
          }
        />
      ) : null}
    </div>
  );
}
