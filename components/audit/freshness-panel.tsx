"use client";
import { isoFromUs } from "../../lib/core/time.ts";
import type { Audit, AuditSource, LastDay } from "../../lib/wire/audit.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatDay, formatMoment } from "../format/moment.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";

const moment = (us: number | null, zone: string): string =>
  us === null ? UNKNOWN : formatMoment(us, zone);

const iso = (us: number | null): string | null => (us === null ? null : isoFromUs(us));

const columnsFor = (zone: string): readonly Column<AuditSource>[] => [
  {
    id: "title",
    header: "Source",
    exact: ({ title }) => title,
    cell: ({ title }) => <span className="block min-w-40">{title}</span>,
  },
  {
    id: "imports",
    header: "Imports",
    numeric: true,
    exact: ({ imports }) => imports,
    cell: ({ imports }) => formatCount(imports),
  },
  {
    id: "record",
    header: "Last record",
    sortBy: ({ lastRecordUs }) => lastRecordUs,
    exact: ({ lastRecordUs }) => iso(lastRecordUs),
    cell: ({ lastRecordUs }) => (
      <span className="whitespace-nowrap">{moment(lastRecordUs, zone)}</span>
    ),
  },
  {
    id: "import",
    header: "Last import",
    sortBy: ({ lastImportUs }) => lastImportUs,
    exact: ({ lastImportUs }) => iso(lastImportUs),
    cell: ({ lastImportUs }) => (
      <span className="whitespace-nowrap">{moment(lastImportUs, zone)}</span>
    ),
  },
  {
    id: "complete",
    header: "Complete until",
    exact: ({ completeUntilUs }) => iso(completeUntilUs),
    cell: ({ completeUntilUs, why }) => (
      <span className="block min-w-56">
        <span className="font-medium">
          {completeUntilUs === null ? "Cannot be said. " : `${moment(completeUntilUs, zone)}. `}
        </span>
        <span className="text-ink-3">{why}</span>
      </span>
    ),
  },
  {
    id: "lag",
    header: "Delay at its provider",
    exact: ({ lag }) => (lag ? `${lag.words} (${lag.source})` : null),
    cell: ({ lag }) => (
      <span className="block min-w-40 text-ink-2">
        {lag ? `${lag.words} (${lag.source})` : "none documented"}
      </span>
    ),
  },
];

const lowWords = ({ provider, day, requests, quietest, daysBefore }: LastDay): string =>
  `${provider ?? "unknown"}: ${formatDay(day)} has ${formatCounted(requests, "request")}; the quietest of the ${daysBefore} days before it had ${formatCount(quietest)}.`;

/** Until when each source can be trusted to be complete. */
export function FreshnessPanel({
  page,
  audit,
}: {
  readonly page: PageContext;
  readonly audit: Audit;
}) {
  const { zone } = page.filters;
  const low = audit.lastDays.filter(({ looksUnfinished }) => looksUnfinished);
  return (
    <Panel
      flush
      title="How fresh each source is"
      actions={
        audit.sources.length === 0 ? null : (
          <TableExports
            id="freshness"
            title="How fresh each source is"
            table={() => columnTable(columnsFor(zone), audit.sources)}
            marks={page.marks}
            covers={page.covers}
          />
        )
      }
      note={`Provider dashboards lag: what lies after "complete until" may still grow. Times are ${zone}. Not cut by filters but for the last days.`}
    >
      {low.length === 0 ? null : (
        <div className="px-4 pb-3">
          <Notice kind="warn">
            {low.length === 1
              ? "The last day looks unfinished. "
              : "The last days look unfinished. "}
            {low.map(lowWords).join(" ")} Import the day again once it is over.
          </Notice>
        </div>
      )}
      {audit.sources.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-ink-2">Nothing was imported yet.</p>
      ) : (
        <DataTable
          caption="How fresh each source is"
          columns={columnsFor(zone)}
          rows={audit.sources}
          rowKey={({ format }) => format}
          show={12}
        />
      )}
    </Panel>
  );
}
