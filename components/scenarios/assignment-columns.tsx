import type { AssignmentBounds } from "../../lib/simulation/decide/assignment-bounds.ts";
import type { AssignmentMode } from "../../lib/simulation/decide/choose-assignment.ts";
import { differenceUsd, formatExactUsd, formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatDuration, formatShare } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import type { AssignmentRow } from "./assignment-rows.ts";
import { reasonWords } from "./assignment-words.ts";

const money = (usd: string) => <span title={formatExactUsd(usd)}>{formatUsd(usd)}</span>;

const savedUsd = ({ today, chosen }: AssignmentRow): string =>
  differenceUsd(today.monthUsd, chosen.monthUsd) ?? "0";

const p95 = (seconds: number | null): string =>
  formatDuration(seconds === null ? null : seconds * 1_000);

const missShare = ({ chosen: { missed, timedRequests } }: AssignmentRow): number | null =>
  missed === null ? null : missed / Math.max(1, timedRequests);

const MISSES: Column<AssignmentRow> = {
  ...{ id: "misses", header: "Miss deadline", numeric: true },
  sortBy: missShare,
  cell: (row) => {
    const share = missShare(row);
    return share === null ? UNKNOWN : formatShare(share, 1);
  },
};

const FIGURES: readonly Column<AssignmentRow>[] = [
  {
    ...{ id: "today", header: "Today", numeric: true },
    ...{ sortBy: ({ today }) => today.usd, exact: ({ today }) => today.monthUsd },
    cell: ({ today }) => money(today.monthUsd),
  },
  {
    ...{ id: "cost", header: "Then", numeric: true },
    ...{ sortBy: ({ chosen }) => chosen.usd, exact: ({ chosen }) => chosen.monthUsd },
    cell: ({ chosen }) => money(chosen.monthUsd),
  },
  {
    ...{ id: "saves", header: "Saves", numeric: true },
    ...{ sortBy: ({ today, chosen }) => today.usd - chosen.usd, exact: savedUsd },
    cell: (row) => money(savedUsd(row)),
  },
  {
    ...{ id: "p95-today", header: "p95 today", numeric: true },
    sortBy: ({ today }) => today.p95Seconds,
    cell: ({ today }) => p95(today.p95Seconds),
  },
  {
    ...{ id: "p95", header: "p95 then", numeric: true },
    sortBy: ({ chosen }) => chosen.p95Seconds,
    cell: ({ chosen }) => p95(chosen.p95Seconds),
  },
];

interface Chosen {
  readonly mode: AssignmentMode;
  readonly bounds: AssignmentBounds;
  readonly hasDeadline: boolean;
}

/** What is told of each unit and the policy that was chosen for it; money is of a month. */
export function assignmentColumns({ mode, bounds, hasDeadline }: Chosen): Column<AssignmentRow>[] {
  return [
    {
      ...{ id: "name", header: "Requests of" },
      sortBy: ({ unit }) => unit.name,
      cell: ({ unit }) => <span className="wrap-anywhere">{unit.name}</span>,
    },
    {
      ...{ id: "policy", header: mode === "own" ? "My policy" : "Best policy" },
      exact: ({ chosen }) => chosen.title,
      cell: (row) => (
        <div className="flex min-w-48 flex-col gap-0.5 py-1">
          <span className="flex flex-wrap items-center gap-x-2">
            {row.chosen.title}
            <BasisBadge basis={row.chosen.figures.basis} />
          </span>
          <span className="text-12 text-ink-3">{reasonWords(row, mode, bounds)}</span>
        </div>
      ),
    },
    ...FIGURES,
    ...(hasDeadline ? [MISSES] : []),
  ];
}

/** The same for a file: what one cell says together is a column each there. */
export function assignmentExports(chosen: Chosen): Column<AssignmentRow>[] {
  const told = (id: string, header: string, exact: (row: AssignmentRow) => string) => ({
    ...{ id, header, exact, cell: exact },
  });
  const { mode, bounds } = chosen;
  return [
    ...assignmentColumns(chosen),
    told("basis", "Basis", (row) => row.chosen.figures.basis),
    told("why", "Why", (row) => reasonWords(row, mode, bounds)),
  ];
}
