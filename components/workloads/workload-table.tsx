"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { AnswerRow } from "../../lib/wire/answer.ts";
import type { WorkloadLine, WorkloadsReport } from "../../lib/wire/workloads.ts";
import { exactWords, valueWords } from "../answers/value-words.ts";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { columnTable } from "../download/column-table.ts";
import { formatExactUsd } from "../format/money.ts";
import { TierMark } from "../tiers/tier-mark.tsx";
import { Badge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { VERDICT_NAMES, workloadName, worthWords } from "./verdict-words.ts";
import { WeekSpark } from "./week-spark.tsx";

interface Row {
  readonly line: WorkloadLine;
  readonly figures: AnswerRow;
  readonly isOwn: boolean;
}

interface WorkloadTableProps {
  readonly report: WorkloadsReport;
  readonly onOpen: (name: string) => void;
}

const SHOWN = ["spend", "calls", "share429", "latency.p95", "saved", "available"];

function figureColumns({ figures }: WorkloadsReport): Column<Row>[] {
  return figures.measures.flatMap((measure, place): Column<Row>[] => {
    if (!SHOWN.includes(measure.id)) return [];
    return [
      {
        id: measure.id,
        header: measure.title,
        hint: measure.how,
        numeric: true,
        sortBy: ({ figures: { values } }) => {
          const amount = values[place]?.amount ?? null;
          return typeof amount === "string" ? parseUsd(amount) : amount;
        },
        exact: ({ figures: { values } }) => values[place]?.amount ?? null,
        cell: ({ figures: { values } }) => (
          <span title={exactWords(measure, values[place])}>
            {valueWords(measure, values[place])}
          </span>
        ),
      },
    ];
  });
}

function Verdict({ line: { name, advice } }: { readonly line: WorkloadLine }) {
  const { verdict, reason } = advice;
  if (verdict === null) {
    return (
      <span title={reason} className="text-ink-3">
        {name === null ? "needs a name first" : "your answer needed"}
      </span>
    );
  }
  return (
    <span title={reason} className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <TierMark tier={verdict} />
      {VERDICT_NAMES[verdict]}
    </span>
  );
}

function workloadRows({ figures, lines, rules }: WorkloadsReport): readonly Row[] {
  const owned = new Set(rules.map(({ name }) => name));
  return lines.flatMap((line, place): Row[] => {
    const row = figures.rows[place];
    const isOwn = line.name !== null && owned.has(line.name);
    return row ? [{ line, figures: row, isOwn }] : [];
  });
}

function NameCell({ row, onOpen }: { readonly row: Row } & Pick<WorkloadTableProps, "onOpen">) {
  const { name } = row.line;
  if (name === null) return <span className="text-ink-3">no workload</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <TextButton
        className={`text-left ${nameWraps(name)}`}
        title={`The playbook's questions about ${name}, and its rule`}
        onClick={() => onOpen(name)}
      >
        {name}
      </TextButton>
      {row.isOwn ? <Badge tone="accent">your rule</Badge> : null}
    </span>
  );
}

function workloadColumns({ report, onOpen }: WorkloadTableProps): readonly Column<Row>[] {
  return [
    {
      id: "workload",
      header: "Workload",
      sortBy: ({ line: { name } }) => name,
      cell: (row) => <NameCell row={row} onOpen={onOpen} />,
    },
    {
      id: "verdict",
      header: "Fits",
      hint: "The tier that the playbook's answers lead to",
      sortBy: ({ line: { advice } }) => advice.verdict,
      cell: ({ line }) => <Verdict line={line} />,
    },
    {
      id: "worth",
      header: "Worth a month",
      hint: "Spend \u2212 list price at the tier that fits, of what can move there, scaled to 30 days; before retries",
      numeric: true,
      sortBy: ({ line: { worthAMonth } }) => (worthAMonth === null ? null : parseUsd(worthAMonth)),
      exact: ({ line: { worthAMonth } }) => worthAMonth,
      cell: ({ line }) => (
        <span title={line.worthAMonth === null ? undefined : formatExactUsd(line.worthAMonth)}>
          {worthWords(line)}
        </span>
      ),
    },
    ...figureColumns(report),
    {
      id: "week",
      header: "Mon to Sun",
      hint: "Calls by hour of the week, each workload on its own scale",
      cell: ({ line }) => <WeekSpark hours={line.hours} name={workloadName(line.name)} />,
    },
  ];
}

/** What stands behind a verdict, for files: on screen it opens beside the table. */
const REASON: Column<Row> = {
  id: "reason",
  header: "Why",
  exact: ({ line: { advice } }) => advice.reason,
  cell: ({ line: { advice } }) => advice.reason,
};

/** The table as files have it: exact values, the verdict and its reason. */
export const workloadsAsTable = (report: WorkloadsReport): ChartTable =>
  columnTable([...workloadColumns({ report, onOpen() {} }), REASON], workloadRows(report));

/** Every workload with its figures, when its calls come, and the tier that fits it. */
export function WorkloadTable({ report, onOpen }: WorkloadTableProps) {
  return (
    <DataTable
      caption="Workloads"
      columns={workloadColumns({ report, onOpen })}
      rows={workloadRows(report)}
      rowKey={({ line }) => JSON.stringify(line.name)}
      show={50}
    />
  );
}
