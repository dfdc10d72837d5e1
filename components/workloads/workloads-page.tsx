"use client";
import { useState } from "react";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { API } from "../../lib/wire/paths.ts";
import type { NewWorkload, WorkloadsReport } from "../../lib/wire/workloads.ts";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { Ask } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { TableExports } from "../download/table-exports.tsx";
import { filterQuery } from "../filters/filter-query.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { SuggestionsPanel } from "./suggestions-panel.tsx";
import { type Edition, useWorkloads, type WorkloadsAsked } from "./use-workloads.ts";
import { daysWords } from "./verdict-words.ts";
import { EMPTY_WORKLOAD } from "./workload-draft.ts";
import { WorkloadSheet } from "./workload-sheet.tsx";
import { WorkloadTable, workloadsAsTable } from "./workload-table.tsx";
import { WorkloadsAnswer } from "./workloads-answer.tsx";

const OPEN = "open";
const OWN = [OPEN];

const KEY_ASK = {
  measures: ["spend", "saved", "available", "share429", "latency.p95"],
  compare: true,
} as const satisfies Ask;

const LABELS = {
  spend: "Paid",
  saved: "Saved by tiers",
  available: "Still available, at most",
} as const;

const BASIS = {
  spend: "measured",
  saved: "modelled",
  available: "modelled",
  share429: "measured",
  "latency.p95": "measured",
} as const;

interface ExportsProps {
  readonly page: PageContext;
  readonly report: WorkloadsReport;
}

function Exports({ page, report }: ExportsProps) {
  return (
    <TableExports
      id="workloads"
      title="What fits each workload"
      table={() => workloadsAsTable(report)}
      marks={page.marks}
      covers={page.covers}
      json={`${API.workloads}?${filterQuery(page.filters)}`}
    />
  );
}

interface PanelsProps {
  readonly page: PageContext;
  readonly asked: WorkloadsAsked;
}

function WorkloadsPanel({ page, asked, onOpen }: PanelsProps & { onOpen: (name: string) => void }) {
  const { report, pending, problem, retry } = asked;
  return (
    <Panel
      flush
      title="What fits each workload"
      note={
        <>
          From the playbook's questions, answered by the data until you do. Worth a month is{" "}
          <BasisBadge basis="modelled" />: spend less list price at the tier that fits, scaled to 30
          days from {daysWords(report?.days ?? null)}, before retries.
        </>
      }
      actions={report ? <Exports page={page} report={report} /> : null}
    >
      {problem ? (
        <div className="px-4 pb-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {report ? (
        <div
          aria-busy={pending}
          className={pending ? "opacity-60 transition-opacity delay-300" : undefined}
        >
          <WorkloadTable report={report} onOpen={onOpen} />
          {report.lines.length === 0 ? (
            <p className="px-4 pb-4 text-13 text-ink-2">No records fit the filters.</p>
          ) : null}
        </div>
      ) : problem ? null : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}

function Panels({ page, asked }: PanelsProps) {
  const [open, setOpen] = usePageParameter(OPEN);
  const [making, setMaking] = useState<NewWorkload | null>(null);
  const { report } = asked;
  const isKnown =
    open === null ||
    report === null ||
    report.lines.some(({ name }) => name === open) ||
    report.rules.some(({ name }) => name === open);
  const close = () => {
    setMaking(null);
    setOpen(null);
  };
  return (
    <>
      {isKnown ? null : (
        <p className="text-13 text-warn">
          Ignored: open={open.slice(0, 40)}. No workload of this period has that name.
        </p>
      )}
      <AnswerFigures ask={KEY_ASK} page={page} labels={LABELS} basis={BASIS} />
      <PanelGroup>
        <WorkloadsPanel page={page} asked={asked} onOpen={setOpen} />
      </PanelGroup>
      <PanelGroup>
        <RulesPanel asked={asked} onOpen={setOpen} onNew={() => setMaking(EMPTY_WORKLOAD)} />
      </PanelGroup>
      {report && report.suggestions.length > 0 ? (
        <PanelGroup>
          <SuggestionsPanel suggestions={report.suggestions} onTake={setMaking} />
        </PanelGroup>
      ) : null}
      <WorkloadSheet
        page={page}
        asked={asked}
        making={making}
        name={isKnown ? open : null}
        onClose={close}
        onKept={close}
      />
    </>
  );
}

interface PartProps {
  readonly page: PageContext;
  readonly edition: Edition;
}

function AnswerPart({ page, edition }: PartProps) {
  return <WorkloadsAnswer asked={useWorkloads(page, edition)} />;
}

function PanelsPart({ page, edition }: PartProps) {
  return <Panels page={page} asked={useWorkloads(page, edition)} />;
}

/** Named slices of traffic: what each costs, when it comes, and which tier fits it. */
export function WorkloadsPage({ frame }: { readonly frame: PageFrame }) {
  const [number, setNumber] = useState(0);
  const edition: Edition = { number, next: () => setNumber((n) => n + 1) };
  return (
    <AnswersPage
      frame={frame}
      title="Which work can wait?"
      answer={(page) => <AnswerPart page={page} edition={edition} />}
      own={OWN}
    >
      {(page) => <PanelsPart page={page} edition={edition} />}
    </AnswersPage>
  );
}
