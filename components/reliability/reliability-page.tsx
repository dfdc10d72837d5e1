"use client";
import dynamic from "next/dynamic";
import type { Answer } from "../../lib/wire/answer.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswerChart } from "../answers/answer-chart.tsx";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { PageContext } from "../answers/page-context.ts";
import type { MeasureInfo } from "../answers/value-words.ts";
import { attemptsPerOperation } from "../charts/attempts-per-operation/chart.ts";
import { fallbackShare } from "../charts/fallback-share/chart.ts";
import { PartKey } from "../charts/kit/part-key.tsx";
import { TierLinesLegend } from "../charts/kit/tier-lines-legend.tsx";
import { refusalWeek } from "../charts/refusal-week/chart.ts";
import { WeekLegend } from "../charts/refusal-week/legend.tsx";
import { refusalsByCause } from "../charts/refusals-by-cause/chart.ts";
import { CauseLegend } from "../charts/refusals-by-cause/legend.tsx";
import { refusalsByTier } from "../charts/refusals-by-tier/chart.ts";
import { timeLost } from "../charts/time-lost/chart.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCounted } from "../format/quantity.ts";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { KEY_ASK, MODELS_ASK } from "./asks.ts";
import { ReliabilityAnswer } from "./reliability-answer.tsx";
import { useReliability } from "./use-reliability.ts";

const AnswerTable = dynamic(
  () => import("../answers/answer-table.tsx").then((file) => file.AnswerTable),
  { ssr: false, loading: () => <Skeleton className="h-60" /> },
);
const CountingPanel = dynamic(
  () => import("./counting-panel.tsx").then((file) => file.CountingPanel),
  { ssr: false, loading: () => <Skeleton className="h-60" /> },
);
const TimeoutsPanel = dynamic(
  () => import("./timeouts-panel.tsx").then((file) => file.TimeoutsPanel),
  { ssr: false },
);
const CausePanel = dynamic(() => import("./cause-panel.tsx").then((file) => file.CausePanel), {
  ssr: false,
  loading: () => <Skeleton className="h-60" />,
});

/** Short: nine columns stand side by side. */
const MODEL_LABELS = {
  firstRefusedShare: "Refused",
  firstRefusedLow: "at least",
  firstRefusedHigh: "at most",
  attemptsPerOperation: "Attempts each",
  fallbackShare: "Fell back",
  backoffMs: "Waited",
};

const LABELS = {
  firstRefusedShare: "First attempts refused",
  backoffMs: "Waited between attempts",
  timeoutShare: "Calls that timed out",
} as const;

const BASIS = {
  firstRefusedShare: "measured",
  attemptsPerOperation: "measured",
  backoffMs: "measured",
  fallbackShare: "measured",
  timeoutShare: "measured",
} as const;

/** What a figure leaves out is said under it. */
function contextOf({ id }: MeasureInfo, { measures, total }: Answer): string | null {
  const place = measures.findIndex((measure) => measure.id === id);
  const out = total[place]?.leftOut ?? 0;
  return out > 0 ? `${formatCounted(out, "operation")} do not tell.` : null;
}

const WIDE = "lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]";

/** A drag over days shows only these, and a double click what was shown before. */
const zoomOf = ({ filtering, filters }: PageContext) => ({
  onZoom: (from: string, to: string) => filtering.apply({ days: { from, to } }),
  onZoomOut: filters.period === "custom" ? () => filtering.apply({ period: "all" }) : undefined,
});

function Refusals({ page }: { readonly page: PageContext }) {
  const { filters, filtering } = page;
  const zoom = zoomOf(page);
  return (
    <>
      <PanelGroup>
        <AnswerChart
          {...zoom}
          chart={refusalsByCause}
          page={page}
          legend={(model) => (
            <CauseLegend
              model={model}
              hrefOf={(cause) => pageHref("/calls", { ...filters, errorClasses: [cause] })}
            />
          )}
        />
      </PanelGroup>
      <PanelGroup className={WIDE}>
        <AnswerChart
          {...zoom}
          chart={refusalsByTier}
          page={page}
          height={260}
          legend={(model) => (
            <TierLinesLegend
              model={model}
              chosen={filters.tiersRequested}
              onPick={(tier) => filtering.toggle("tiersRequested", tier)}
            />
          )}
        />
        <CountingPanel page={page} />
      </PanelGroup>
      <PanelGroup className={WIDE}>
        <AnswerChart
          chart={refusalWeek}
          page={page}
          height={220}
          legend={(model) => <WeekLegend model={model} />}
        />
        <AnswerChart
          chart={attemptsPerOperation}
          page={page}
          height={220}
          legend={(model) => <PartKey model={model} />}
        />
      </PanelGroup>
    </>
  );
}

function Panels({ page }: { readonly page: PageContext }) {
  const { filters, filtering } = page;
  const asked = useReliability(page);
  return (
    <>
      <AnswerFigures ask={KEY_ASK} page={page} labels={LABELS} basis={BASIS} context={contextOf} />
      <Refusals page={page} />
      <PanelGroup className="lg:grid-cols-2">
        <AnswerChart
          chart={timeLost}
          page={page}
          height={220}
          legend={(model) => <PartKey model={model} />}
        />
        <AnswerChart
          {...zoomOf(page)}
          chart={fallbackShare}
          page={page}
          height={220}
          legend={(model) => (
            <TierLinesLegend
              model={model}
              chosen={filters.tiersRequested}
              onPick={(tier) => filtering.toggle("tiersRequested", tier)}
            />
          )}
        />
      </PanelGroup>
      <TimeoutsPanel page={page} asked={asked} />
      <PanelGroup>
        <CausePanel page={page} asked={asked} />
      </PanelGroup>
      <PanelGroup>
        <AnswerTable
          title="By model and tier asked for"
          ask={MODELS_ASK}
          page={page}
          labels={MODEL_LABELS}
        />
      </PanelGroup>
    </>
  );
}

/** How often there was no room, when, why, what it took, and what to do about it. */
export function ReliabilityPage({ frame }: { readonly frame: PageFrame }) {
  return (
    <AnswersPage
      frame={frame}
      title="How often was there no room?"
      answer={(page) => <ReliabilityAnswer page={page} />}
    >
      {(page) => <Panels page={page} />}
    </AnswersPage>
  );
}
