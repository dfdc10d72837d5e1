"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { AbandonedLine, CacheLine, FallbackLine } from "../../lib/wire/savings.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatShare } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";

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
  cell: (row) => <TierName tier={read(row)} />,
});

const KIND: Readonly<Record<FallbackLine["kind"], string>> = {
  downgraded: "answered elsewhere",
  "fell-back": "fell back",
};

const some = (lines: readonly FallbackLine[], of: "notSold" | "unpriced"): boolean =>
  lines.some((line) => line[of] > 0);

export function FallbackTable({ lines }: { readonly lines: readonly FallbackLine[] }) {
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
    <DataTable
      caption="Calls served at a dearer tier than asked for"
      columns={columns}
      rows={lines}
      rowKey={({ kind, provider, model, asked, served }) =>
        JSON.stringify([kind, provider, model, asked, served])
      }
    />
  );
}

export function CacheTable({ lines }: { readonly lines: readonly CacheLine[] }) {
  const columns: Column<CacheLine>[] = [
    { id: "project", header: "Project", cell: ({ project }) => named(project) },
    { id: "workload", header: "Workload", cell: ({ workload }) => named(workload) },
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
    <DataTable
      caption="Cached shares at flex and batch beside those at standard"
      columns={columns}
      rows={lines}
      rowKey={({ project, workload, provider, model, tier }) =>
        JSON.stringify([project, workload, provider, model, tier])
      }
    />
  );
}

export function AbandonedTable({ lines }: { readonly lines: readonly AbandonedLine[] }) {
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
    <DataTable
      caption="Calls that timed out or were cancelled, by model"
      columns={columns}
      rows={lines}
      rowKey={({ provider, model }) => JSON.stringify([provider, model])}
    />
  );
}
