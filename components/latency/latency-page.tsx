"use client";
import dynamic from "next/dynamic";
import type { Answer } from "../../lib/wire/answer.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswerTable } from "../answers/answer-table.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { Ask } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import type { MeasureInfo } from "../answers/value-words.ts";
import { formatCounted } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { LatencyAnswer } from "./latency-answer.tsx";
import { NothingTimed } from "./nothing-timed.tsx";
import { OverTimePanel } from "./over-time-panel.tsx";
import { OWN, usePageChoices } from "./page-choices.ts";
import type { SampledPanelsProps } from "./sampled-panels.tsx";
import { useLatencyReport } from "./use-latency-report.ts";

const SampledPanels = dynamic(
  () => import("./sampled-panels.tsx").then((file) => file.SampledPanels),
  { ssr: false, loading: () => <Skeleton className="h-100" /> },
);

const KEY_ASK = {
  measures: ["latency.p50", "latency.p95", "latency.p99", "ttft.p50"],
  compare: true,
} as const satisfies Ask;

const TABLE_ASK = {
  measures: [
    ...(["latency.p50", "latency.p90", "latency.p95", "latency.p99"] as const),
    ...(["ttft.p50", "ttft.p95"] as const),
  ],
  by: ["model", "servedTier"],
} as const satisfies Ask;

const BASIS = {
  "latency.p50": "measured",
  "latency.p95": "measured",
  "latency.p99": "measured",
  "ttft.p50": "measured",
} as const;

/** What a quantile leaves out, and whether it says much. */
function contextOf({ id }: MeasureInfo, { measures, total }: Answer): string | null {
  const value = total[measures.findIndex((measure) => measure.id === id)];
  if (!value || value.amount === null) return null;
  const words = [
    value.leftOut ? `${formatCounted(value.leftOut, "call")} do not say theirs` : null,
    value.isTooFew ? "too few calls to say much" : null,
  ].filter((part) => part !== null);
  return words.length === 0 ? null : words.join("; ");
}

function Panels({ page, choices, reported }: SampledPanelsProps) {
  return (
    <>
      <AnswerFigures ask={KEY_ASK} page={page} basis={BASIS} context={contextOf} />
      <PanelGroup>
        <OverTimePanel page={page} choices={choices} />
      </PanelGroup>
      <SampledPanels page={page} choices={choices} reported={reported} />
      <PanelGroup>
        <AnswerTable title="Latency by model and tier" ask={TABLE_ASK} page={page} />
      </PanelGroup>
    </>
  );
}

function Content({ page, choices }: Omit<SampledPanelsProps, "reported">) {
  const reported = useLatencyReport(page);
  const sample = reported.report?.sample;
  return (
    <>
      {choices.wrong.length > 0 ? (
        <Notice kind="warn">
          Ignored, for it is none of the choices: {choices.wrong.join(", ")}.
        </Notice>
      ) : null}
      {sample?.calls === 0 ? (
        <NothingTimed page={page} untimed={sample.untimed} />
      ) : (
        <Panels page={page} choices={choices} reported={reported} />
      )}
    </>
  );
}

function Answered({ page }: { readonly page: PageContext }) {
  return <LatencyAnswer page={page} reported={useLatencyReport(page)} />;
}

/** How long calls took, and what waiting is worth. */
export function LatencyPage({ frame }: { readonly frame: PageFrame }) {
  const choices = usePageChoices();
  return (
    <AnswersPage
      frame={frame}
      title="How long do calls take, and does waiting pay?"
      own={OWN}
      answer={(page) => <Answered page={page} />}
    >
      {(page) => <Content page={page} choices={choices} />}
    </AnswersPage>
  );
}
