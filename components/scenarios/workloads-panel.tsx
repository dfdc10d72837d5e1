"use client";
import type { SimulatedWorkload, SimulationAnswer } from "../../lib/wire/simulation.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { roundedUsd } from "./difference-words.ts";
import { engineName } from "./engine-words.ts";
import { matchWords } from "./match-choices.ts";
import type { Draft } from "./scenario-file.ts";

const TITLE = "Policy by policy";

const width = ({ cost: { interval90 } }: SimulatedWorkload): number =>
  Number(interval90[1]) - Number(interval90[0]);

const columnsOf = ({ workloads }: Draft): Column<SimulatedWorkload>[] => {
  const name = ({ workload }: SimulatedWorkload): string =>
    workload === null ? "as today" : matchWords(workloads[workload]?.match ?? {});
  return [
    { id: "name", header: "Requests", exact: name, cell: name },
    {
      ...{ id: "policy", header: "Policy" },
      exact: ({ policy }) => policy ?? "as logged",
      cell: ({ policy }) => policy ?? "as logged",
    },
    {
      ...{ id: "requests", header: "Count", numeric: true },
      sortBy: ({ requests }) => requests,
      cell: ({ requests }) => formatCount(requests),
    },
    {
      ...{ id: "today", header: "Today", numeric: true },
      exact: ({ cost }) => cost.today,
      cell: ({ cost: { today } }) => (today === null ? "\u2013" : formatUsd(today)),
    },
    {
      ...{ id: "scenario", header: "Scenario", numeric: true },
      exact: ({ cost }) => cost.scenario,
      cell: (row) => (
        <span title={formatExactUsd(row.cost.scenario)}>
          {formatUsd(roundedUsd(row.cost.scenario, width(row)))}
        </span>
      ),
    },
    {
      ...{ id: "fallback", header: "Fall back", numeric: true },
      sortBy: ({ fallbackShare }) => fallbackShare,
      cell: ({ fallbackShare }) =>
        fallbackShare === null ? UNKNOWN : formatShare(fallbackShare, 1),
    },
    {
      ...{ id: "p95", header: "p95", numeric: true },
      sortBy: ({ latencySeconds }) => latencySeconds?.p95 ?? null,
      cell: ({ latencySeconds }) => formatDuration(latencySeconds && latencySeconds.p95 * 1_000),
    },
    {
      ...{ id: "engine", header: "Computed by" },
      exact: ({ engine }) => engine,
      cell: ({ engine }) => engineName(engine),
    },
  ];
};

/** What each policy of the scenario makes of its requests. */
export function WorkloadsPanel({
  page,
  draft,
  answer,
}: {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly answer: SimulationAnswer;
}) {
  const columns = columnsOf(draft);
  return (
    <Panel
      flush
      title={TITLE}
      actions={
        <TableExports
          id="scenario-policies"
          title={TITLE}
          table={() => columnTable(columns, answer.workloads)}
          marks={page.marks}
          covers={page.covers}
        />
      }
    >
      <DataTable
        caption={TITLE}
        columns={columns}
        rows={answer.workloads}
        rowKey={({ workload }) => String(workload)}
      />
    </Panel>
  );
}
