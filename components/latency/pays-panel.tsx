"use client";
import { parseUsd } from "../../lib/core/money.ts";
import type { LatencyReport, TierPays } from "../../lib/wire/latency.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import { TierMark } from "../tiers/tier-mark.tsx";
import { BasisBadge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { SellerLine } from "../ui/seller-line.tsx";
import { sharedNames } from "../ui/shared-names.ts";
import { TextButton } from "../ui/text-link.tsx";
import { HourDial } from "./hour-dial.tsx";
import type { PageChoices } from "./page-choices.ts";
import { PaysSentence } from "./pays-sentence.tsx";
import {
  netPerThousand,
  paysWords,
  VERDICT_WORDS,
  verdictAt,
  type WithRange,
  waitWords,
} from "./pays-words.ts";

interface PanelProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
  readonly report: LatencyReport;
}

const TITLE = "At what price of waiting does a tier pay?";

const rowName = ({ model, tier, workload }: TierPays): string =>
  JSON.stringify([model, tier, workload]);

function nameColumns(
  page: PageContext,
  apart: "model" | "workload",
  rows: readonly TierPays[],
): Column<TierPays>[] {
  const shared = sharedNames(rows, rowName);
  const filter = (list: "models" | "workloads", name: string | null) => (
    <TextButton
      className={`text-left ${nameWraps(name ?? "unknown")}`}
      title={`Show only ${name ?? "unknown"}`}
      onClick={() => page.filtering.toggle(list, name ?? "unknown")}
    >
      {name ?? "unknown"}
    </TextButton>
  );
  return [
    {
      id: "model",
      header: "Model",
      sortBy: ({ model }) => model,
      cell: (row) => (
        <span className="flex flex-col items-start">
          {filter("models", row.model)}
          {shared.has(rowName(row)) ? <SellerLine provider={row.provider} isShared /> : null}
        </span>
      ),
    },
    ...(apart === "workload"
      ? [
          {
            id: "workload",
            header: "Workload",
            sortBy: ({ workload }: TierPays) => workload,
            cell: ({ workload }: TierPays) => filter("workloads", workload),
          },
        ]
      : []),
    {
      id: "tier",
      header: "Tier",
      sortBy: ({ tier }) => tier,
      cell: ({ tier }) => (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <TierMark tier={tier} />
          {tier}
        </span>
      ),
    },
  ];
}

function Ranged({ words, range, hint }: WithRange & { readonly hint?: string }) {
  return (
    <span className="block whitespace-nowrap" title={hint}>
      {words}
      {range === "" ? null : <span className="block text-12 text-ink-3">{range}</span>}
    </span>
  );
}

function beforeWords({ before }: TierPays): WithRange {
  if (!before) return { words: "not known", range: "no operation ids" };
  const { operations, fellBack, lostMs } = before;
  const lost = `${lostMs < 0 ? "\u2212" : "+"}${formatDuration(Math.abs(lostMs))}`;
  return { words: lost, range: `${formatShare(fellBack, operations)} fell back` };
}

const matchedWords = ({ wait }: TierPays): string =>
  wait ? `${formatShare(wait.matched, wait.calls)} of its timed calls have like work` : "";

const PAYS: Column<TierPays> = {
  id: "pays",
  header: "It pays",
  exact: (row) => paysWords(row).words,
  sortBy: ({ usdPerHour }) => usdPerHour,
  cell: (row) => <Ranged {...paysWords(row)} />,
};

const MEASURED: readonly Column<TierPays>[] = [
  {
    id: "saved",
    header: "Saved a call",
    hint: "Standard's list price for the same tokens minus what was paid; below zero: it cost more",
    numeric: true,
    sortBy: ({ savedPerCall }) => parseUsd(savedPerCall),
    cell: ({ savedPerCall }) => (
      <span title={formatExactUsd(savedPerCall)}>{formatUsd(savedPerCall)}</span>
    ),
  },
  {
    id: "wait",
    header: "Longer wait",
    hint: "Mean latency minus that of like calls at standard; the interval is that of hours",
    numeric: true,
    sortBy: ({ wait }) => wait?.ms ?? null,
    cell: (row) => <Ranged {...waitWords(row.wait)} hint={matchedWords(row)} />,
  },
  {
    id: "before",
    header: "Before the answer",
    hint: "Failed attempts and backoff beyond those at standard; operations that fell back save nothing",
    numeric: true,
    sortBy: ({ before }) => before?.lostMs ?? null,
    cell: (row) => <Ranged {...beforeWords(row)} />,
  },
  {
    id: "calls",
    header: "Calls",
    numeric: true,
    sortBy: ({ calls }) => calls,
    cell: ({ calls }) => formatCount(calls),
  },
];

const dialColumns = (hour: number): Column<TierPays>[] => [
  {
    id: "verdict",
    header: `At $${hour} an hour`,
    sortBy: (row) => verdictAt(row, hour),
    cell: (row) => (
      <span className="font-medium whitespace-nowrap">{VERDICT_WORDS[verdictAt(row, hour)]}</span>
    ),
  },
  {
    id: "net",
    header: "Left of 1,000 calls",
    exact: (row) => netPerThousand(row, hour),
    hint: "What is saved once the longer wait is paid for at that price",
    numeric: true,
    cell: (row) => netPerThousand(row, hour),
  },
];

/** For each use of a tier but standard: what an hour of waiting may cost for it to pay, and what the dial makes of it. */
export function PaysPanel({ page, choices: { hour, setHour, apart }, report }: PanelProps) {
  const rows = report.pays[apart.value];
  const columns = [
    ...nameColumns(page, apart.value, rows),
    PAYS,
    ...(hour === null ? [] : dialColumns(hour)),
    ...MEASURED,
  ];
  return (
    <Panel
      flush
      title={TITLE}
      note="Saved: list price, modelled. Wait: measured at like work (same model, sizes of the same power of two)."
      actions={
        <>
          <BasisBadge basis="modelled" />
          {rows.length === 0 ? null : (
            <TableExports
              id="break-even"
              title={TITLE}
              table={() => columnTable(columns, rows)}
              marks={page.marks}
              covers={page.covers}
            />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-3">
        <HourDial hour={hour} onSet={setHour} />
        <PaysSentence rows={rows} hour={hour} apart={apart.value} />
      </div>
      {rows.length > 0 ? (
        <DataTable
          caption={TITLE}
          columns={columns}
          rows={rows}
          rowKey={({ provider, model, tier, workload }) =>
            JSON.stringify([provider, model, tier, workload])
          }
          show={12}
        />
      ) : null}
    </Panel>
  );
}
