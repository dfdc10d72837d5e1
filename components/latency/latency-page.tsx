"use client";
import { clsx } from "clsx";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswerTable } from "../answers/answer-table.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { Ask } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DistributionPanels } from "./distribution-panels.tsx";
import { HowMeasured } from "./how-measured.tsx";
import { LatencyAnswer } from "./latency-answer.tsx";
import { NothingTimed } from "./nothing-timed.tsx";
import { OverTimePanel } from "./over-time-panel.tsx";
import { OWN, type PageChoices, usePageChoices } from "./page-choices.ts";
import { PaysPanel } from "./pays-panel.tsx";
import { PlanePanel } from "./plane-panel.tsx";
import { type Reported, useLatencyReport } from "./use-latency-report.ts";

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

interface SectionProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
  readonly reported: Reported;
}

function Sampled({ page, choices, reported }: SectionProps) {
  const { report, pending, problem, retry, path } = reported;
  return (
    <div aria-busy={pending} className="flex flex-col gap-6">
      {problem ? (
        <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
          {problem.message}
          {report ? " What is shown below is of before." : null}
        </Notice>
      ) : null}
      {report ? (
        <div
          className={clsx(
            "flex flex-col gap-6",
            pending && "opacity-60 transition-opacity delay-300",
          )}
        >
          <PanelGroup>
            <PlanePanel {...{ page, choices, report }} />
            <PaysPanel {...{ page, choices, report }} />
          </PanelGroup>
          <DistributionPanels {...{ page, choices, report }} />
          <HowMeasured path={path} sample={report.sample} />
        </div>
      ) : problem ? null : (
        <Skeleton className="h-100" />
      )}
    </div>
  );
}

function Panels({ page, choices, reported }: SectionProps) {
  return (
    <>
      <AnswerFigures ask={KEY_ASK} page={page} basis={BASIS} />
      <PanelGroup>
        <OverTimePanel page={page} choices={choices} />
      </PanelGroup>
      <Sampled page={page} choices={choices} reported={reported} />
      <PanelGroup>
        <AnswerTable title="Latency by model and tier" ask={TABLE_ASK} page={page} />
      </PanelGroup>
    </>
  );
}

function Content({ page, choices }: Omit<SectionProps, "reported">) {
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
