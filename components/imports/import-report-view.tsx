"use client";
import type { ImportReport } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { WARNING_WORDS } from "../../lib/wire/warning-words.ts";
import { dayInZone } from "../format/moment.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { DownloadLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { costHref } from "./cost-link.ts";
import { FileCosts } from "./file-costs.tsx";
import { NoneReadNotice } from "./none-read-notice.tsx";
import { recordPeriod } from "./record-period.ts";
import { causesOf, RejectGroups } from "./reject-groups.tsx";
import { RowCounts } from "./row-counts.tsx";
import { isTakenBack } from "./taken-back.ts";
import { useImportCost } from "./use-import-cost.ts";

const LISTED_REJECTS = 10_000;

function Period({ report }: { readonly report: ImportReport }) {
  const period = recordPeriod(report);
  const href = costHref([report]);
  if (period === null && href === null) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-13 text-ink-2">
      {period}
      {href === null ? null : <TextLink href={href}>See these days in the overview</TextLink>}
    </p>
  );
}

/** What its records cost now, and ways to give those a price that have none. */
function Costs({ report }: { readonly report: ImportReport }) {
  const { costs, again } = useImportCost(report);
  if (costs === null) return null;
  const { firstUs } = report;
  return (
    <FileCosts
      costs={costs}
      unpricedTitle="Without a price"
      fromDay={firstUs === null ? null : dayInZone(firstUs, "UTC")}
      onPriced={again}
    />
  );
}

/** What became of the rows of an import that is over but is not in. */
function Ending({ report }: { readonly report: ImportReport }) {
  const { state, error, stillCounted, counts } = report;
  if (state === "done") return null;
  const had = isTakenBack(report)
    ? `It had inserted ${formatCounted(counts.inserted, "record")}; all taken back. `
    : "";
  const gone = `${had}None of its rows are counted: the data is as it was before.`;
  const held = `${formatCounted(stillCounted, "record of it", "records of it")} could not be taken away yet and ${stillCounted === 1 ? "is" : "are"} still counted. That is tried again by itself.`;
  const words = {
    failed: error?.message ?? "It failed.",
    cancelled: "It was cancelled.",
    undone: "It was undone.",
    interrupted: error?.message ?? "It was interrupted and goes on by itself.",
    paused: "It is paused.",
    queued: "It waits for its turn.",
    running: "It is running.",
  }[state];
  const isEnd = state === "failed" || state === "cancelled" || state === "undone";
  return (
    <Notice kind={state === "failed" ? "loss" : "info"} live>
      {words} {isEnd ? (stillCounted > 0 ? held : gone) : null}
    </Notice>
  );
}

function Overlaps({ report }: { readonly report: ImportReport }) {
  const { completed, overlaps, replaced } = report;
  return (
    <>
      {completed > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCount(completed)} of the duplicates completed earlier records.
        </p>
      ) : null}
      {overlaps.length > 0 ? (
        <Notice kind="warn">
          {overlaps.length === 1 ? "Import" : "Imports"} {overlaps.join(", ")}{" "}
          {overlaps.length === 1 ? "tells" : "tell"} of the same time in other groupings. Both are
          counted: undo one of them if they report the same requests.
        </Notice>
      ) : null}
      {replaced > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCounted(replaced, "row")} of earlier imports gave way to newer figures for the same
          time and grouping. Undoing this import brings them back.
        </p>
      ) : null}
    </>
  );
}

function Rejected({ report }: { readonly report: ImportReport }) {
  const { id, counts, rejects, rejectCauses, state } = report;
  const causes = causesOf(rejectCauses, rejects);
  if (causes.length === 0) return null;
  const unlisted = counts.rejected > LISTED_REJECTS;
  const others = state === "done" ? " The others are in." : "";
  return (
    <section aria-label="Rejected rows">
      {state === "done" ? <NoneReadNotice counts={counts} /> : null}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="text-13 font-semibold">
            {formatCounted(counts.rejected, "row was", "rows were")} rejected.{others}
          </h3>
          <p className="text-12 text-ink-3">
            {unlisted ? "The first 10,000 are in the file. " : ""}Mend them in the downloaded file
            and import that: rows that are in already are not added twice.
          </p>
        </div>
        {rejects.length > 0 ? (
          <DownloadLink size="small" href={`${API.imports}/${id}/rejects`}>
            Download the rejected rows
          </DownloadLink>
        ) : null}
      </div>
      <RejectGroups causes={causes} received={counts.received} />
    </section>
  );
}

/** What became of every row of a file. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const { counts, skips, warnings } = report;
  return (
    <div className="flex flex-col gap-4">
      <Ending report={report} />
      <RowCounts counts={counts} takenBack={isTakenBack(report)} />
      <Period report={report} />
      <Costs report={report} />
      <Overlaps report={report} />
      <Rejected report={report} />
      {warnings.length > 0 ? (
        <section className="text-13 text-ink-2">
          <h3 className="mb-1 font-semibold text-ink">Odd, and counted as they are</h3>
          <ul>
            {warnings.map(({ warning, rows }) => (
              <li key={warning}>
                {formatCounted(rows, "row")}: {WARNING_WORDS[warning]}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {skips.length > 0 ? (
        <section className="text-13 text-ink-2">
          <h3 className="mb-1 font-semibold text-ink">Skipped on purpose</h3>
          <ul>
            {skips.map(({ reason, rows }) => (
              <li key={reason}>
                {formatCounted(rows, "row")}: {reason}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
