"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { AnswerRow } from "../../lib/wire/answer.ts";
import type { WorkloadLine, WorkloadsReport } from "../../lib/wire/workloads.ts";
import { exactWords, valueWords } from "../answers/value-words.ts";
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

/** Every workload with its figures, when its calls come, and the tier that fits it. */
export function WorkloadTable({ report, onOpen }: WorkloadTableProps) {
  const owned = new Set(report.rules.map(({ name }) => name));
  const rows = report.lines.flatMap((line, place): Row[] => {
    const figures = report.figures.rows[place];
    return figures ? [{ line, figures, isOwn: line.name !== null && owned.has(line.name) }] : [];
  });
  const columns: Column<Row>[] = [
    {
      id: "workload",
      header: "Workload",
      sortBy: ({ line: { name } }) => name,
      cell: ({ line: { name }, isOwn }) =>
        name === null ? (
          <span className="text-ink-3">no workload</span>
        ) : (
          <span className="inline-flex items-center gap-2">
            <TextButton
              className={`text-left ${nameWraps(name)}`}
              title={`The playbook's questions about ${name}, and its rule`}
              onClick={() => onOpen(name)}
            >
              {name}
            </TextButton>
            {isOwn ? <Badge tone="accent">your rule</Badge> : null}
          </span>
        ),
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
      hint: "Spend − list price at the tier that fits, of what can move there, scaled to 30 days; before retries",
      numeric: true,
      sortBy: ({ line: { worthAMonth } }) => (worthAMonth === null ? null : parseUsd(worthAMonth)),
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
  return (
    <DataTable
      caption="Workloads"
      columns={columns}
      rows={rows}
      rowKey={({ line }) => JSON.stringify(line.name)}
      show={50}
    />
  );
}
