"use client";
import type { NamedCost } from "../../lib/wire/overview.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { Panel } from "../ui/panel.tsx";
import { CostTable, costColumns } from "./cost-table.tsx";

interface CostByNameProps {
  readonly title: string;
  readonly note?: string;
  /** What a row of the table is: "workload", "project". */
  readonly what: string;
  readonly rows: readonly NamedCost[];
  readonly list: "models" | "workloads" | "projects";
  readonly page: PageContext;
  readonly everyTier?: boolean;
}

/** Cost by a name that many sources do not give; where none gives it, that is said instead of one row for all. */
export function CostByName({ title, note, what, ...rest }: CostByNameProps) {
  const { rows, page } = rest;
  const caption = `Cost by ${what}`;
  const header = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  const table = { caption, header, ...rest };
  if (rows.length > 0 && !rows.some(({ name }) => name !== null)) {
    return (
      <Panel flush title={title} note={note}>
        <p className="px-4 pt-1 pb-4 text-13 text-ink-2">
          None of these records names a {what}: their sources do not give it. A log of calls may,
          and a column of any CSV or JSONL file can be mapped to it.
        </p>
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title={title}
      note={note}
      actions={
        <TableExports
          id={`cost-by-${what}-table`}
          title={caption}
          table={() => columnTable(costColumns(table), rows)}
          marks={page.marks}
          covers={page.covers}
        />
      }
    >
      <CostTable {...table} />
    </Panel>
  );
}
