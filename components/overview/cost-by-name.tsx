"use client";
import type { NamedCost } from "../../lib/wire/overview.ts";
import type { Filtering } from "../filters/use-filters.ts";
import { Panel } from "../ui/panel.tsx";
import { CostTable } from "./cost-table.tsx";

interface CostByNameProps {
  readonly title: string;
  readonly note?: string;
  /** What a row of the table is: "workload", "project". */
  readonly what: string;
  readonly rows: readonly NamedCost[];
  readonly list: "workloads" | "projects";
  readonly filtering: Filtering;
  readonly everyTier?: boolean;
}

/** Cost by a name that many sources do not give; where none gives it, that is said instead of one row for all. */
export function CostByName({ title, note, what, rows, ...table }: CostByNameProps) {
  const isTold = rows.some(({ name }) => name !== null);
  return (
    <Panel flush title={title} note={note}>
      {isTold || rows.length === 0 ? (
        <CostTable
          caption={`Cost by ${what}`}
          header={`${what.charAt(0).toUpperCase()}${what.slice(1)}`}
          rows={rows}
          {...table}
        />
      ) : (
        <p className="px-4 pt-1 pb-4 text-13 text-ink-2">
          None of these records names a {what}: their sources do not give it. A log of calls may,
          and a column of any CSV or JSONL file can be mapped to it.
        </p>
      )}
    </Panel>
  );
}
