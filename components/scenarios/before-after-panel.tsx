"use client";
import { useMemo } from "react";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { type BeforeAfterRow, beforeAfterRows } from "./before-after-rows.ts";
import type { Evaluation } from "./evaluate.ts";

const TITLE = "Today and the scenario";

const COLUMNS: readonly Column<BeforeAfterRow>[] = [
  { id: "name", header: "Of all requests", exact: ({ name }) => name, cell: ({ name }) => name },
  {
    ...{ id: "before", header: "Today", numeric: true },
    exact: ({ exact: [before] }) => before,
    cell: ({ before, exact: [exact] }) => <span title={exact}>{before}</span>,
  },
  {
    ...{ id: "after", header: "Scenario", numeric: true },
    exact: ({ exact: [, after] }) => after,
    cell: ({ after, exact: [, exact] }) => <span title={exact}>{after}</span>,
  },
  {
    ...{ id: "range", header: "90\u00a0%", numeric: true },
    cell: ({ range }) => <span className="whitespace-nowrap text-ink-2">{range}</span>,
  },
  {
    ...{ id: "difference", header: "Difference", numeric: true },
    cell: ({ difference }) => <span className="font-medium">{difference}</span>,
  },
];

const END_NAMES = ["Low, 90 %", "High, 90 %"] as const;

/** The same for a file: both ends of a range are a column each there. */
const EXPORTED: readonly Column<BeforeAfterRow>[] = [
  ...COLUMNS,
  ...END_NAMES.map((header, place): Column<BeforeAfterRow> => {
    const end = ({ ends }: BeforeAfterRow): string | null => ends?.[place] ?? null;
    return { id: header, header, numeric: true, exact: end, cell: end };
  }),
];

/** Every figure of the scenario beside today's, with its exports. */
export function BeforeAfterPanel({
  page,
  evaluation,
}: {
  readonly page: PageContext;
  readonly evaluation: Evaluation;
}) {
  const rows = useMemo(() => beforeAfterRows(evaluation), [evaluation]);
  return (
    <Panel
      flush
      title={TITLE}
      note="The same requests, as logged and under the scenario."
      actions={
        <TableExports
          id="scenario"
          title={TITLE}
          table={() => columnTable(EXPORTED, rows)}
          marks={page.marks}
          covers={page.covers}
        />
      }
    >
      <DataTable caption={TITLE} columns={COLUMNS} rows={rows} rowKey={({ name }) => name} />
    </Panel>
  );
}
