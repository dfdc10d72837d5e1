"use client";
import dynamic from "next/dynamic";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswerChart } from "../answers/answer-chart.tsx";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { PageContext } from "../answers/page-context.ts";
import { askedAndServed } from "../charts/asked-and-served/chart.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { AuditAnswer } from "./audit-answer.tsx";
import { AuditLegend } from "./audit-legend.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { FreshnessPanel } from "./freshness-panel.tsx";
import { KEY_ASK } from "./key-ask.ts";
import { SCRIPT_PARAMETER } from "./script-parameter.ts";
import { TierMatrix } from "./tier-matrix.tsx";
import { useAudit } from "./use-audit.ts";

const ProbePanel = dynamic(() => import("./probe-panel.tsx").then((file) => file.ProbePanel), {
  ssr: false,
});

const OWN = [SCRIPT_PARAMETER];
const BASIS = {
  calls: "measured",
  askedShare: "measured",
  servedAsAskedShare: "measured",
  paidOverAsked: "modelled",
} as const;

function Panels({ page }: { readonly page: PageContext }) {
  const asked = useAudit(page);
  const { audit, problem, retry } = asked;
  return (
    <>
      <AnswerFigures ask={KEY_ASK} page={page} basis={BASIS} />
      <PanelGroup>
        <AnswerChart
          chart={askedAndServed}
          page={page}
          height={240}
          onPick={(tier) => page.filtering.toggle("tiersRequested", tier)}
          legend={(model) => <AuditLegend series={model.series} />}
        />
        <TierMatrix page={page} />
      </PanelGroup>
      {audit && audit.aggregateRows > 0 ? (
        <p className="-mt-3 text-12 text-ink-3">
          {formatCounted(audit.aggregateRows, "aggregate row")} among them: exports do not tell
          which tier was asked for.
        </p>
      ) : null}
      {problem && audit ? (
        <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
          {problem.message} What is shown below is of before.
        </Notice>
      ) : null}
      <PanelGroup>
        <FindingsPanel page={page} asked={asked} />
      </PanelGroup>
      {audit ? (
        <>
          <PanelGroup>
            <FreshnessPanel page={page} audit={audit} />
          </PanelGroup>
          <PanelGroup>
            <ProbePanel models={audit.models} />
          </PanelGroup>
        </>
      ) : null}
    </>
  );
}

/** Whether the tier that was asked for is the one that served, and what else the records show. */
export function AuditPage({ frame }: { readonly frame: PageFrame }) {
  return (
    <AnswersPage
      frame={frame}
      title="Did you get the tier you asked for?"
      answer={(page) => <AuditAnswer page={page} />}
      own={OWN}
    >
      {(page) => <Panels page={page} />}
    </AnswersPage>
  );
}
