"use client";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { dayInZone } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import type { ForecastSubject, Forecasts, ForecastWeek } from "./forecast-weeks.ts";
import { forecastSentences, SUBJECT_WORDS } from "./forecast-words.ts";

const TITLE = "Would earlier forecasts have held?";

/** A band with what happened in it, on a scale that all weeks of a subject share. */
function Strip({ week, top }: { readonly week: ForecastWeek; readonly top: number }) {
  const at = (value: number): string => `${Math.min(100, (value / top) * 100)}%`;
  const { low, high, actual, isHit, basis } = week;
  return (
    <span
      aria-hidden
      className="data-bar relative block h-3 w-full min-w-24 rounded-mark bg-sunken"
    >
      <span
        className={`data-bar absolute inset-y-0 rounded-mark ${basis === "assumed" ? "hatched text-ink-3" : "bg-line-strong"}`}
        style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
      />
      <span
        className={`data-bar absolute inset-y-0 w-0.5 ${isHit ? "bg-ink" : "bg-loss"}`}
        style={{ left: at(actual) }}
      />
    </span>
  );
}

const restsOn = ({ basis, earlier }: ForecastWeek): string =>
  basis === "assumed" ? "what is assumed" : formatCounted(earlier, "week");

function columnsOf(weeks: readonly ForecastWeek[], zone: string): Column<ForecastWeek>[] {
  const topOf = (subject: ForecastSubject): number =>
    Math.max(
      1e-9,
      ...weeks.flatMap((week) => (week.subject === subject ? [week.high, week.actual] : [])),
    );
  const value = (id: "low" | "high" | "actual", header: string): Column<ForecastWeek> => ({
    ...{ id, header, numeric: true },
    exact: (week) => String(week[id]),
    cell: (week) => SUBJECT_WORDS[week.subject].say(week[id]),
  });
  return [
    {
      ...{ id: "subject", header: "What" },
      exact: ({ subject }) => SUBJECT_WORDS[subject].name,
      cell: ({ subject }) => SUBJECT_WORDS[subject].name,
    },
    {
      ...{ id: "week", header: "Week from" },
      exact: ({ startUs }) => dayInZone(startUs, zone),
      cell: ({ startUs }) => dayInZone(startUs, zone),
    },
    {
      ...{ id: "basis", header: "Rests on" },
      exact: restsOn,
      cell: (week) => (
        <span className="whitespace-nowrap">
          {week.basis === "assumed" ? null : `${restsOn(week)} `}
          <BasisBadge basis={week.basis} />
        </span>
      ),
    },
    value("low", "Predicted from"),
    value("high", "to"),
    value("actual", "Happened"),
    {
      ...{ id: "strip", header: "Strip", bare: true },
      cell: (week) => <Strip week={week} top={topOf(week.subject)} />,
    },
    {
      ...{ id: "hit", header: "Within" },
      exact: ({ isHit }) => (isHit ? "yes" : "no"),
      cell: ({ isHit }) => (isHit ? "yes" : <span className="text-loss">no</span>),
    },
  ];
}

/** What flex refused, cost and took, week by week: what the weeks before predicted, and what came. */
export function BacktestPanel({
  page,
  forecasts,
}: {
  readonly page: PageContext;
  readonly forecasts: Forecasts;
}) {
  const { weeks } = forecasts;
  const columns = columnsOf(weeks, page.filters.zone);
  return (
    <PanelGroup>
      <Panel
        flush
        title={TITLE}
        note="Fitted to the weeks before, each week is predicted for what was run in it, and held against what came."
        actions={
          weeks.length === 0 ? null : (
            <TableExports
              id="scenario-backtest"
              title={TITLE}
              table={() => columnTable(columns, weeks)}
              marks={page.marks}
              covers={page.covers}
            />
          )
        }
      >
        <ul className="flex flex-col gap-1 px-4 pb-3 text-13 text-ink-2">
          {forecastSentences(forecasts).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {weeks.length === 0 ? null : (
          <DataTable
            caption={TITLE}
            columns={columns}
            rows={weeks}
            rowKey={({ subject, startUs }) => `${subject} ${startUs}`}
            show={12}
          />
        )}
      </Panel>
    </PanelGroup>
  );
}
