"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { PageContext } from "../answers/page-context.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ASSIGN } from "./assign-parameter.ts";
import { BESIDE } from "./beside.ts";
import { draftProblems } from "./effective-values.ts";
import { ScenarioAnswer } from "./scenario-answer.tsx";
import { ScenarioBar } from "./scenario-bar.tsx";
import { problemsUnder, ScenarioEditor } from "./scenario-editor.tsx";
import { type Draft, SCENARIO } from "./scenario-file.ts";
import { type Drafting, useDraft } from "./use-draft.ts";
import { NOT_SIMULATED, type Simulation, useSimulation } from "./use-simulation.ts";

const ScenarioCharts = dynamic(
  () => import("./scenario-charts.tsx").then((file) => file.ScenarioCharts),
  { ssr: false, loading: () => <Skeleton className="h-100" /> },
);

// What stands under the figures, once there are any, and beside a policy comes apart from the page.
const AssignmentPanel = dynamic(
  () => import("./assignment-panel.tsx").then((file) => file.AssignmentPanel),
  { loading: () => null },
);
const AssumptionsPanel = dynamic(
  () => import("./assumptions-panel.tsx").then((file) => file.AssumptionsPanel),
  { loading: () => null },
);
const BeforeAfterPanel = dynamic(
  () => import("./before-after-panel.tsx").then((file) => file.BeforeAfterPanel),
  { loading: () => null },
);
const CertaintyPanel = dynamic(
  () => import("./certainty-panel.tsx").then((file) => file.CertaintyPanel),
  { loading: () => null },
);
const LeftOutPanel = dynamic(
  () => import("./left-out-panel.tsx").then((file) => file.LeftOutPanel),
  { loading: () => null },
);
const PolicyPanel = dynamic(() => import("./policy-panel.tsx").then((file) => file.PolicyPanel), {
  loading: () => null,
});
const ResultFigures = dynamic(
  () => import("./result-figures.tsx").then((file) => file.ResultFigures),
  { loading: () => <Skeleton className="h-64" /> },
);
const WorkloadsPanel = dynamic(
  () => import("./workloads-panel.tsx").then((file) => file.WorkloadsPanel),
  { loading: () => null },
);
const TakeAlongPanel = dynamic(
  () => import("./take-along-panel.tsx").then((file) => file.TakeAlongPanel),
  { loading: () => null },
);

const OWN = [SCENARIO, BESIDE, ASSIGN];

function Results({
  page,
  draft,
  isWrong,
  simulation,
  onChange,
}: {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly isWrong: boolean;
  readonly simulation: Simulation;
  readonly onChange: (draft: Draft) => void;
}) {
  const { evaluation, isRefining, problem, traffic, retry } = simulation;
  if (problem) {
    return (
      <Notice kind="loss" live actions={<Button onClick={retry}>Try again</Button>}>
        {problem.message}
      </Notice>
    );
  }
  if (evaluation === null && isWrong) {
    return <Notice>Once nothing is wrong with the scenario, its figures stand here.</Notice>;
  }
  if (evaluation === null) return <Skeleton className="h-100" />;
  const { answer } = evaluation.after;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ResultFigures {...{ evaluation, page, isRefining }} />
      <p role="status" className="-mt-2 h-4 text-12 text-ink-3">
        {isRefining ? "A preview: refining\u2026" : ""}
      </p>
      {draft.workloads.length === 0 ? null : (
        <ScenarioCharts {...{ page, draft, evaluation, simulation, onChange }} />
      )}
      <AssignmentPanel {...{ page, draft, simulation, onChange }} />
      <PanelGroup>
        <BeforeAfterPanel page={page} evaluation={evaluation} />
        {draft.workloads.length === 0 ? null : <CertaintyPanel evaluation={evaluation} />}
        {answer.workloads.length > 1 || answer.workloads[0]?.workload !== null ? (
          <WorkloadsPanel page={page} draft={draft} answer={answer} />
        ) : null}
        <LeftOutPanel page={page} answer={answer} leftOut={traffic?.leftOut ?? 0} />
        <PolicyPanel draft={draft} />
        <TakeAlongPanel page={page} draft={draft} />
      </PanelGroup>
    </div>
  );
}

interface ContentProps {
  readonly page: PageContext;
  readonly drafting: Drafting;
  readonly onSimulated: (simulation: Simulation) => void;
}

function Content({ page, drafting, onSimulated }: ContentProps) {
  const { draft, change, isWrong } = drafting;
  const simulation = useSimulation(page, draft);
  useEffect(() => onSimulated(simulation), [simulation, onSimulated]);
  const written = draftProblems(draft);
  const problems = written.length > 0 ? written : simulation.problems;
  const loose = problems.filter(({ field }) => !/^(workloads\[|assumptions\.)/.test(field));
  return (
    <>
      {isWrong ? (
        <Notice kind="warn">
          The address names a scenario that cannot be read: it must be the JSON of a scenario file.
          Today's behaviour is shown instead.
        </Notice>
      ) : null}
      {loose.map(({ field, message }) => (
        <Notice key={field} kind="warn" live>
          {message}
        </Notice>
      ))}
      {problems.length > 0 && loose.length === 0 ? (
        <Notice kind="warn" live>
          Something is wrong with the scenario: it is said beside the field. Figures are those of
          before.
        </Notice>
      ) : null}
      <ScenarioBar {...{ page, draft }} evaluation={simulation.evaluation} onChange={change} />
      <div className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <ScenarioEditor {...{ draft, simulation, problems }} onChange={change} />
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Results
            {...{ page, draft, simulation }}
            isWrong={problems.length > 0}
            onChange={change}
          />
        </div>
        {draft.workloads.length === 0 ? null : (
          <AssumptionsPanel
            assumptions={draft.assumptions}
            answer={simulation.evaluation?.after.answer ?? null}
            problemOf={problemsUnder(problems, "assumptions")}
            onChange={(assumptions) => change({ ...draft, assumptions })}
          />
        )}
      </div>
    </>
  );
}

/** What would have become of the records under other policies, and how sure that is. */
export function ScenariosPage({ frame }: { readonly frame: PageFrame }) {
  const drafting = useDraft();
  const [simulation, setSimulation] = useState(NOT_SIMULATED);
  return (
    <AnswersPage
      frame={frame}
      title="What if requests took another policy?"
      own={OWN}
      answer={() => <ScenarioAnswer draft={drafting.draft} simulation={simulation} />}
    >
      {(page) => <Content page={page} drafting={drafting} onSimulated={setSimulation} />}
    </AnswersPage>
  );
}
