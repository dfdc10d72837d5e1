import type { LiveFigures, LiveTierLine } from "../../lib/wire/live.ts";
import { causeStyle } from "../causes/cause-style.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import type { LiveTable } from "./live-table.ts";
import { rateWords, spanWords } from "./live-words.ts";

const UNKNOWN = "–";

const tier: Column<LiveTierLine> = {
  ...{ id: "tier", header: "Tier, served else asked for" },
  cell: (line) => <TierName tier={line.tier ?? "unknown"} />,
};
const attempts: Column<LiveTierLine> = {
  ...{ id: "attempts", header: "Attempts", numeric: true },
  cell: (line) => formatCount(line.attempts),
};
const numeric = (
  id: string,
  header: string,
  cell: (line: LiveTierLine) => string,
): Column<LiveTierLine> => ({ id, header, numeric: true, cell });

function tierColumns(table: LiveTable, figures: LiveFigures): readonly Column<LiveTierLine>[] {
  if (table === "latency") {
    return [
      tier,
      numeric("answers", "Answers with a time", ({ latency }) =>
        formatCount(latency?.answers ?? 0),
      ),
      numeric("p50", "p50", ({ latency }) => (latency ? formatDuration(latency.p50Ms) : UNKNOWN)),
      numeric("p95", "p95", ({ latency }) => (latency ? formatDuration(latency.p95Ms) : UNKNOWN)),
    ];
  }
  if (table === "spend") {
    return [
      tier,
      attempts,
      numeric("served", "As served", ({ served }) => formatUsd(served)),
      numeric("standard", "At standard", ({ atStandard }) => formatUsd(atStandard)),
      numeric("unpriced", "Without a price", ({ unpriced }) => formatCount(unpriced)),
    ];
  }
  return [
    tier,
    attempts,
    numeric("rate", "A minute", (line) => rateWords(line.attempts, figures)),
    numeric("refused", "Refused with 429", ({ refused, attempts: all }) =>
      refused === 0 ? "0" : `${formatCount(refused)} (${formatShare(refused, all)})`,
    ),
  ];
}

type CauseLine = LiveFigures["causes"][number];

const causeColumns = (all: number): readonly Column<CauseLine>[] => [
  { id: "cause", header: "Cause", cell: ({ cause }) => causeStyle(cause).name },
  {
    ...{ id: "attempts", header: "Attempts", numeric: true },
    cell: (line) => formatCount(line.attempts),
  },
  {
    ...{ id: "share", header: "Of all attempts", numeric: true },
    cell: (line) => formatShare(line.attempts, all),
  },
];

interface FigureTableProps {
  readonly figures: LiveFigures;
  readonly table: LiveTable;
}

/** The lines behind a figure, of the minutes that it covers. */
export function FigureTable({ figures, table }: FigureTableProps) {
  const lines = table === "refused" ? figures.causes : figures.tiers;
  if (lines.length === 0) {
    return (
      <p className="mt-px bg-panel px-4 py-3 text-13 text-ink-2">
        {table === "refused" ? "No 429 in " : "No attempt in "}
        {spanWords(figures)}.
      </p>
    );
  }
  return (
    <div className="mt-px bg-panel">
      {table === "refused" ? (
        <DataTable
          caption={`429s by cause in ${spanWords(figures)}`}
          columns={causeColumns(figures.attempts)}
          rows={figures.causes}
          rowKey={({ cause }) => cause}
        />
      ) : (
        <DataTable
          caption={`By tier in ${spanWords(figures)}`}
          columns={tierColumns(table, figures)}
          rows={figures.tiers}
          rowKey={(line) => line.tier ?? ""}
        />
      )}
    </div>
  );
}
