"use client";
import { useMemo } from "react";
import { daysCovered } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { Button } from "../ui/button.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { assignedDraft } from "./assigned-draft.ts";
import { assignmentColumns, assignmentExports } from "./assignment-columns.tsx";
import { AssignmentFields } from "./assignment-fields.tsx";
import { assignUnits, offeredUnits } from "./assignment-rows.ts";
import { AssignmentSummary } from "./assignment-summary.tsx";
import { assignmentUnits } from "./assignment-units.ts";
import {
  type AssignmentWish,
  type BoundField,
  FIRST_WISH,
  typedBounds,
} from "./assignment-wish.ts";
import { problemWords } from "./assignment-words.ts";
import { draftProblems } from "./effective-values.ts";
import type { Draft } from "./scenario-file.ts";
import { type AssignmentRun, useAssignment } from "./use-assignment.ts";
import { useAssignmentWish } from "./use-assignment-wish.ts";
import type { Simulation } from "./use-simulation.ts";

const TITLE = "The best tier for each workload";
const OWN_EMPTY =
  "The scenario puts nothing on a policy yet. Add a policy, or let the best be chosen.";

const monthWords = (days: number): string =>
  days === 30
    ? "Money is of a month: these 30 days."
    : `Money is of a month: these ${Number(days.toPrecision(4))} days scaled to 30.`;

interface AssignmentPanelProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly simulation: Simulation;
  readonly onChange: (draft: Draft) => void;
}

const hasDeadlines = ({ workloads }: Draft, wish: AssignmentWish): boolean =>
  wish.mode === "own" && workloads.some(({ deadlineSeconds }) => deadlineSeconds !== undefined);

/** What was typed, and what is found for it. */
function useAssigned({ page, draft, simulation }: AssignmentPanelProps, wish: AssignmentWish) {
  const typed = useMemo(() => typedBounds(wish, hasDeadlines(draft, wish)), [wish, draft]);
  const { traffic, runner } = simulation;
  const { mode } = wish;
  const { deadlineSeconds } = typed;
  // Bounds alone change nothing that a worker is asked.
  const rows = mode === "own" ? JSON.stringify(draft.workloads) : "";
  const isOwn = mode === "own";
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the draft only its rows, and these only in one mode
  const units = useMemo(
    () => traffic && assignmentUnits(traffic, draft, isOwn ? "own" : "saving", deadlineSeconds),
    [traffic, rows, isOwn, deadlineSeconds],
  );
  const isWrong = draftProblems(draft).length > 0;
  const run = useAssignment(runner, draft, isWrong ? null : units);
  const days = Math.max(1, daysCovered(page.filters, page.frame));
  const offers = useMemo(() => (run.found ? offeredUnits(run.found, days) : []), [run.found, days]);
  const isTyped = Object.keys(typed.problems).length === 0;
  const made = useMemo(
    () => (run.found && isTyped ? assignUnits(offers, mode, typed.bounds) : null),
    [run.found, isTyped, offers, mode, typed],
  );
  const said = (made?.problems ?? []).map((problem) => problemWords(problem, mode, offers));
  const problems: Partial<Record<BoundField, string>> = { ...typed.problems };
  for (const { field, message } of said) problems[field] ??= message;
  return { typed, run, made, problems, days, isWrong };
}

const WRONG = "Once nothing is wrong with the scenario, its assumptions are taken.";

function Progress({ run, isWrong }: { readonly run: AssignmentRun; readonly isWrong: boolean }) {
  const said = isWrong ? WRONG : run.problem;
  if (said !== null) return <p className="px-4 pb-3 text-13 text-ink-2">{said}</p>;
  return (
    <div className="px-4 pb-4">
      <ProgressBar label="Policies evaluated" share={run.share} />
    </div>
  );
}

function OpenPanel(
  props: AssignmentPanelProps & {
    readonly wish: AssignmentWish;
    readonly onWish: (wish: AssignmentWish | null) => void;
  },
) {
  const { page, draft, wish, onWish, onChange } = props;
  const { typed, run, made, problems, days, isWrong } = useAssigned(props, wish);
  const isOwnEmpty = wish.mode === "own" && draft.workloads.length === 0;
  const hasDeadline = typed.deadlineSeconds !== null || hasDeadlines(draft, wish);
  const told = { mode: wish.mode, bounds: typed.bounds, hasDeadline };
  const rows = made?.rows ?? null;
  const { marks, covers } = page;
  const table = () => columnTable(assignmentExports(told), rows ?? []);
  const isShown = rows !== null && !isOwnEmpty;
  return (
    <Panel
      flush
      title={TITLE}
      note={`Every policy tried on the very same requests. ${monthWords(days)}`}
      actions={
        <>
          {isShown ? (
            <TableExports id="assignment" title={TITLE} {...{ table, marks, covers }} />
          ) : null}
          <Button size="small" look="quiet" onClick={() => onWish(null)}>
            Close
          </Button>
        </>
      }
    >
      <AssignmentFields {...{ wish, problems }} onChange={onWish} />
      {isOwnEmpty ? <p className="px-4 pb-3 text-13 text-ink-2">{OWN_EMPTY}</p> : null}
      {run.found === null && !isOwnEmpty ? <Progress run={run} isWrong={isWrong} /> : null}
      {isShown && made && run.found ? (
        <>
          <AssignmentSummary
            {...{ made, mode: wish.mode, found: run.found, isRefining: run.isRefining }}
            onUse={() => onChange(assignedDraft(draft, rows, run.found?.candidates ?? []))}
          />
          <DataTable
            caption={TITLE}
            columns={assignmentColumns(told)}
            rows={rows}
            rowKey={({ unit }) => JSON.stringify(unit.match)}
          />
        </>
      ) : null}
    </Panel>
  );
}

/** The best policy for each workload within bounds, of policies that are all tried on the same requests. */
export function AssignmentPanel(props: AssignmentPanelProps) {
  const [wish, setWish] = useAssignmentWish();
  return (
    <PanelGroup>
      {wish === null ? (
        <Panel
          title={TITLE}
          note="By the greatest saving, within a p95, a budget or a share of misses."
          actions={
            <Button
              size="small"
              disabled={props.simulation.runner === null}
              onClick={() => setWish(FIRST_WISH)}
            >
              Find the best tiers
            </Button>
          }
        >
          {null}
        </Panel>
      ) : (
        <OpenPanel {...props} wish={wish} onWish={setWish} />
      )}
    </PanelGroup>
  );
}
