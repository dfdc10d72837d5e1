"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { AbandonedLine, CacheLine, FallbackLine } from "../../lib/wire/savings.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatShare } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";

interface TableProps<Row> {
  readonly lines: readonly Row[];
  readonly page: Pick<PageContext, "covers" | "marks">;
}

type ExportedTableProps<Row> = Pick<TableProps<Row>, "page"> & {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/** A table in a sheet, with its exports above it. */
function ExportedTable<Row>({ id, page, ...table }: ExportedTableProps<Row>) {
  const { caption, columns, rows } = table;
  return (
    <div>
      <div className="no-print flex justify-end">
        <TableExports
          {...{ id, title: caption, marks: page.marks, covers: page.covers }}
          table={() => columnTable(columns, rows)}
        />
      </div>
      <DataTable {...table} />
    </div>
  );
}

const named = (name: string | null): string => name ?? "unknown";

function moneyColumn<Row>(id: string, header: string, read: (row: Row) => string): Column<Row> {
  return {
    id,
    header,
    numeric: true,
    sortBy: (row) => parseUsd(read(row)),
    cell: (row) => <span title={formatExactUsd(read(row))}>{formatUsd(read(row))}</span>,
  };
}

function countColumn<Row>(id: string, header: string, read: (row: Row) => number): Column<Row> {
  return { id, header, numeric: true, sortBy: read, cell: (row) => formatCount(read(row)) };
}

function modelColumn<Row extends { readonly model: string | null }>(): Column<Row> {
  return {
    id: "model",
    header: "Model",
    sortBy: ({ model }) => model,
    cell: ({ model }) => <span className="whitespace-nowrap">{named(model)}</span>,
  };
}

const tierColumn = <Row,>(id: string, header: string, read: (row: Row) => string): Column<Row> => ({
  id,
  header,
  exact: read,
  cell: (row) => <TierName tier={read(row)} />,
});

const nameColumn = <Row,>(
  id: string,
  header: string,
  read: (row: Row) => string | null,
): Column<Row> => ({ id, header, exact: read, cell: (row) => named(read(row)) });

const KIND: Readonly<Record<FallbackLine["kind"], string>> = {
  downgraded: "answered elsewhere",
  "fell-back": "fell back",
};

const some = (lines: readonly FallbackLine[], of: "notSold" | "unpriced"): boolean =>
  lines.some((line) => line[of] > 0);

export function FallbackTable({ lines, page }: TableProps<FallbackLine>) {
  const columns: Column<FallbackLine>[] = [
    {
      id: "model",
      header: "Model",
      sortBy: ({ model }) => model,
      cell: ({ model, kind }) => (
        <span className="block py-1 whitespace-nowrap">
          {named(model)}
          <span className="block text-12 text-ink-3">{KIND[kind]}</span>
        </span>
      ),
    },
    {
      id: "tiers",
      header: "Asked, served",
      exact: ({ asked, served }) => `${asked}, ${served}`,
      cell: ({ asked, served }) => (
        <span className="flex flex-col py-1">
          <TierName tier={asked} />
          <TierName tier={served} />
        </span>
      ),
    },
    countColumn("calls", "Calls", ({ calls }) => calls),
    moneyColumn("spend", "Paid", ({ spend }) => spend),
    moneyColumn("lost", "Lost", ({ lost }) => lost),
    ...(some(lines, "notSold")
      ? [countColumn<FallbackLine>("notSold", "Not sold there", ({ notSold }) => notSold)]
      : []),
    ...(some(lines, "unpriced")
      ? [countColumn<FallbackLine>("unpriced", "Unpriced", ({ unpriced }) => unpriced)]
      : []),
  ];
  return (
    <ExportedTable
      id="fallbacks"
      page={page}
      caption="Calls served at a dearer tier than asked for"
      columns={columns}
      rows={lines}
      rowKey={({ kind, provider, model, asked, served }) =>
        JSON.stringify([kind, provider, model, asked, served])
      }
    />
  );
}

export function CacheTable({ lines, page }: TableProps<CacheLine>) {
  const columns: Column<CacheLine>[] = [
    nameColumn("project", "Project", ({ project }) => project),
    nameColumn("workload", "Workload", ({ workload }) => workload),
    modelColumn(),
    tierColumn("tier", "Tier", ({ tier }) => tier),
    countColumn("records", "Records", ({ records }) => records),
    {
      id: "share",
      header: "Cached",
      numeric: true,
      sortBy: ({ share }) => share,
      cell: ({ share }) => formatShare(share, 1),
    },
    {
      id: "standard",
      header: "At standard",
      numeric: true,
      sortBy: ({ standardShare }) => standardShare,
      cell: ({ standardShare }) => formatShare(standardShare, 1),
    },
    moneyColumn("lost", "At most lost", ({ lost }) => lost),
  ];
  return (
    <ExportedTable
      id="cache-hits"
      page={page}
      caption="Cached shares at flex and batch beside those at standard"
      columns={columns}
      rows={lines}
      rowKey={({ project, workload, provider, model, tier }) =>
        JSON.stringify([project, workload, provider, model, tier])
      }
    />
  );
}

export function AbandonedTable({ lines, page }: TableProps<AbandonedLine>) {
  const columns: Column<AbandonedLine>[] = [
    modelColumn(),
    countColumn("calls", "Calls", ({ calls }) => calls),
    countColumn("withTokens", "With tokens", ({ withTokens }) => withTokens),
    moneyColumn("billed", "In the spend", ({ billed }) => billed),
    countColumn("silent", "Without tokens", ({ silent }) => silent),
    moneyColumn("atMean", "If billed at the mean", ({ atMean }) => atMean),
    countColumn("notEvaluable", "Nothing known", ({ notEvaluable }) => notEvaluable),
  ];
  return (
    <ExportedTable
      id="abandoned"
      page={page}
      caption="Calls that timed out or were cancelled, by model"
      columns={columns}
      rows={lines}
      rowKey={({ provider, model }) => JSON.stringify([provider, model])}
    />
  );
}
