"use client";
import type { SimulationAnswer, UnevaluableRecords } from "../../lib/wire/simulation.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { leftOutReason } from "./left-out-reasons.ts";

const TITLE = "What is in no sum";

const COLUMNS: readonly Column<UnevaluableRecords>[] = [
  {
    ...{ id: "model", header: "Model" },
    sortBy: ({ model }) => model,
    cell: ({ model }) => (
      <span className={nameWraps(model ?? "unknown")}>{model ?? "unknown"}</span>
    ),
  },
  {
    ...{ id: "tier", header: "Tier" },
    sortBy: ({ tier }) => tier,
    cell: ({ tier }) => tier ?? "unknown",
  },
  {
    ...{ id: "reason", header: "Why it cannot be evaluated" },
    sortBy: ({ reason }) => reason,
    cell: ({ reason }) => leftOutReason(reason),
  },
  {
    ...{ id: "records", header: "Records", numeric: true },
    sortBy: ({ records }) => records,
    cell: ({ records }) => formatCount(records),
  },
];

function asideWords({ setAside, untimedRequests, todayUnknown, keptAtStandard }: SimulationAnswer) {
  const { attempts, unanswered, ungrouped, cached } = setAside;
  const free = attempts + unanswered + ungrouped;
  return [
    free > 0
      ? `${formatCounted(free, "failed attempt")} without cost: what they wanted is told by the call that answered, or by none.`
      : null,
    cached > 0
      ? `${formatCounted(cached, "answer")} of a gateway's cache: no provider saw them.`
      : null,
    untimedRequests > 0
      ? `Of ${formatCounted(untimedRequests, "request")} nothing tells how long they take: they count for money alone.`
      : null,
    todayUnknown > 0
      ? `What ${formatCounted(todayUnknown, "record")} cost today is not known: today's sum is a lower bound.`
      : null,
    keptAtStandard > 0
      ? `${formatCounted(keptAtStandard, "record")} not sold at standard count there as served.`
      : null,
  ].filter((words) => words !== null);
}

function beyondWords(leftOut: number): string[] {
  if (leftOut === 0) return [];
  return [
    `${formatCounted(leftOut, "record")} beyond 100,000 groups are left out here; tierscope simulate reads them all.`,
  ];
}

function ExcludedTable({ lines }: { readonly lines: readonly UnevaluableRecords[] }) {
  return (
    <DataTable
      caption={TITLE}
      columns={COLUMNS}
      rows={lines}
      rowKey={({ model, tier, reason }) => JSON.stringify([model, tier, reason])}
      show={8}
    />
  );
}

interface LeftOutPanelProps {
  readonly page: PageContext;
  readonly answer: SimulationAnswer;
  /** Records for which the page had no room. */
  readonly leftOut: number;
}

/** What the scenario leaves out: models and tiers that it cannot be evaluated on, and records that are no requests. */
export function LeftOutPanel({ page: { marks, covers }, answer, leftOut }: LeftOutPanelProps) {
  const { unevaluable, notes, records } = answer;
  const excluded = unevaluable.reduce((sum, line) => sum + line.records, 0);
  const said = [...beyondWords(leftOut), ...asideWords(answer), ...notes];
  if (excluded === 0 && said.length === 0) return null;
  const excludedWords = `${formatCount(excluded)} of ${formatCounted(records, "record")} cannot be evaluated and count neither today nor in the scenario.`;
  const words = excluded === 0 ? said : [excludedWords, ...said];
  const table = () => columnTable(COLUMNS, unevaluable);
  return (
    <Panel
      flush
      title={TITLE}
      actions={
        excluded === 0 ? null : (
          <TableExports id="scenario-left-out" title={TITLE} {...{ table, marks, covers }} />
        )
      }
    >
      <ul className="flex flex-col gap-1 px-4 pb-3 text-13 text-ink-2">
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {excluded === 0 ? null : <ExcludedTable lines={unevaluable} />}
    </Panel>
  );
}
