"use client";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { dayInZone } from "../format/moment.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import type { ForecastWeek } from "./forecast-weeks.ts";

const TITLE = "Would earlier forecasts have held?";
const share = (value: number): string => formatShare(value, 1);

/** A band with what happened in it, on a scale that all weeks share. */
function Strip({ week, top }: { readonly week: ForecastWeek; readonly top: number }) {
  const at = (value: number): string => `${Math.min(100, (value / top) * 100)}%`;
  const { low, high, actual, isHit } = week;
  return (
    <span aria-hidden className="relative block h-3 w-full min-w-24 rounded-mark bg-sunken">
      <span
        className="absolute inset-y-0 rounded-mark bg-line-strong"
        style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
      />
      <span
        className={`absolute inset-y-0 w-0.5 ${isHit ? "bg-ink" : "bg-loss"}`}
        style={{ left: at(actual) }}
      />
    </span>
  );
}

function columnsOf(weeks: readonly ForecastWeek[], zone: string): Column<ForecastWeek>[] {
  const top = Math.max(0.001, ...weeks.flatMap(({ high, actual }) => [high, actual]));
  return [
    {
      ...{ id: "week", header: "Week from" },
      exact: ({ startUs }) => dayInZone(startUs, zone),
      cell: ({ startUs }) => dayInZone(startUs, zone),
    },
    {
      ...{ id: "low", header: "Predicted from", numeric: true },
      sortBy: ({ low }) => low,
      cell: ({ low }) => share(low),
    },
    {
      ...{ id: "high", header: "to", numeric: true },
      sortBy: ({ high }) => high,
      cell: ({ high }) => share(high),
    },
    {
      ...{ id: "actual", header: "Happened", numeric: true },
      sortBy: ({ actual }) => actual,
      cell: ({ actual }) => share(actual),
    },
    { id: "strip", header: "Strip", bare: true, cell: (week) => <Strip week={week} top={top} /> },
    {
      ...{ id: "hit", header: "Within" },
      exact: ({ isHit }) => (isHit ? "yes" : "no"),
      cell: ({ isHit }) => (isHit ? "yes" : <span className="text-loss">no</span>),
    },
  ];
}

/** The share of flex's attempts that was refused, week by week: what the weeks before predicted, and what came. */
export function BacktestPanel({
  page,
  weeks,
}: {
  readonly page: PageContext;
  readonly weeks: readonly ForecastWeek[];
}) {
  if (weeks.length === 0) return null;
  const hits = weeks.filter(({ isHit }) => isHit).length;
  const columns = columnsOf(weeks, page.filters.zone);
  return (
    <PanelGroup>
      <Panel
        flush
        title={TITLE}
        actions={
          <>
            <BasisBadge basis="measured" />
            <TableExports
              id="scenario-backtest"
              title={TITLE}
              table={() => columnTable(columns, weeks)}
              marks={page.marks}
              covers={page.covers}
            />
          </>
        }
      >
        <p className="px-4 pb-3 text-13 text-ink-2">
          {hits} of {formatCounted(weeks.length, "week")} lay within the band of nine in ten that
          the weeks before had predicted for flex's refused attempts.
        </p>
        <DataTable
          caption={TITLE}
          columns={columns}
          rows={weeks}
          rowKey={({ startUs }) => String(startUs)}
          show={8}
        />
      </Panel>
    </PanelGroup>
  );
}
