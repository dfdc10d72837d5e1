import type { ImportReport, RejectGroup } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { DownloadLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { fieldLabel } from "./mapping-fields.ts";

const PARTS = [
  { key: "inserted", label: "inserted", tone: "" },
  { key: "duplicate", label: "duplicate", tone: "" },
  { key: "rejected", label: "rejected", tone: "text-loss" },
  { key: "skipped", label: "skipped", tone: "" },
] as const;

/** Every row that came in went somewhere: the four parts sum to what was received. */
function Identity({ counts }: Pick<ImportReport, "counts">) {
  return (
    <dl className="flex flex-wrap items-end gap-x-2 gap-y-2 sm:gap-x-3">
      <div>
        <dt className="text-12 text-ink-3">received</dt>
        <dd className="text-16 font-semibold sm:text-20">{formatCount(counts.received)}</dd>
      </div>
      {PARTS.map(({ key, label, tone }, index) => (
        <div key={key}>
          <dt className="pl-5 text-12 text-ink-3 sm:pl-6">{label}</dt>
          <dd className={`text-16 font-semibold sm:text-20 ${counts[key] > 0 ? tone : ""}`}>
            <span
              aria-hidden
              className="inline-block w-5 text-14 font-normal text-ink-3 sm:w-6 sm:text-16"
            >
              {index === 0 ? "=" : "+"}
            </span>
            {formatCount(counts[key])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rejects({ group, received }: { readonly group: RejectGroup; readonly received: number }) {
  const { field, expected, rows, examples } = group;
  return (
    <li className="border-t border-line py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {field ? <strong className="font-medium">{fieldLabel(field)}: </strong> : null}
          expected {expected}
        </span>
        <span className="text-13 text-ink-3">
          {formatCounted(rows, "row")}, {formatShare(rows, received)} of all
        </span>
      </div>
      <ul className="mt-1 text-13 text-ink-2">
        {examples.map(({ line, found }) => (
          <li key={line} className="flex gap-3">
            <span className="min-w-18 shrink-0 text-ink-3">line {formatCount(line)}</span>
            <code className="min-w-0 font-mono text-12 break-all">{found || "(empty)"}</code>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Period({ report }: { readonly report: ImportReport }) {
  const { firstUs, lastUs } = report;
  if (firstUs === null || lastUs === null) return null;
  return (
    <p className="text-13 text-ink-2">
      Records from {formatMoment(firstUs, "UTC")} to {formatMoment(lastUs, "UTC")} UTC.
    </p>
  );
}

/** What became of every row of a file. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const { id, counts, rejects, skips, error, state } = report;
  return (
    <div className="flex flex-col gap-4">
      {error ? (
        <Notice kind={state === "failed" ? "loss" : "warn"} live>
          {error.message}
        </Notice>
      ) : null}
      <Identity counts={counts} />
      <Period report={report} />
      {rejects.length > 0 ? (
        <section>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-13 font-semibold">
              {formatCounted(counts.rejected, "row was", "rows were")} rejected. The others are in.
            </h3>
            <DownloadLink size="small" href={`${API.imports}/${id}/rejects`}>
              Download them
            </DownloadLink>
          </div>
          <ul className="text-14">
            {rejects.map((group) => (
              <Rejects
                key={`${group.code} ${group.field} ${group.expected}`}
                group={group}
                received={counts.received}
              />
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
