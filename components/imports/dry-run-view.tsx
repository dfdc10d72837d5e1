import type { DryRun } from "../../lib/wire/imports.ts";
import { dayInZone } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";
import { Notice } from "../ui/notice.tsx";
import { dryRunRemarks } from "./dry-run-remarks.ts";
import { FileCosts } from "./file-costs.tsx";
import { NoneReadNotice } from "./none-read-notice.tsx";
import { causesOf, RejectGroups } from "./reject-groups.tsx";
import { RowCounts } from "./row-counts.tsx";

interface DryRunViewProps {
  readonly dryRun: DryRun;
  /** A price was found for some of its rows: it has to be made again. */
  readonly onRepriced: () => void;
}

/** Whether importing the file would change nothing. */
const addsNothing = ({ counts, completed, lateRepeats }: DryRun): boolean =>
  counts.inserted + completed + lateRepeats === 0 && counts.received > 0;

function Skipped({ skips }: Pick<DryRun, "skips">) {
  if (skips.length === 0) return null;
  return (
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
  );
}

/** What importing the whole file would do. */
export function DryRunView({ dryRun, onRepriced }: DryRunViewProps) {
  const { counts, rejects, skips, overlaps, firstUs } = dryRun;
  const causes = causesOf([], rejects);
  return (
    <div className="flex flex-col gap-4">
      <RowCounts counts={counts} />
      {addsNothing(dryRun) ? (
        <Notice>
          {counts.duplicate > 0
            ? "Nothing in it is new: importing it adds nothing and costs nothing."
            : "Nothing in it can be stored as it is read now."}
        </Notice>
      ) : null}
      {overlaps.length > 0 ? (
        <Notice kind="warn">
          {overlaps.length === 1 ? "Import" : "Imports"} {overlaps.join(", ")}{" "}
          {overlaps.length === 1 ? "tells" : "tell"} of the same time in other groupings. Both would
          be counted: import only one of them if they report the same requests.
        </Notice>
      ) : null}
      {dryRunRemarks(dryRun).map((remark) => (
        <p key={remark} className="text-13 text-ink-2">
          {remark}
        </p>
      ))}
      <FileCosts
        costs={dryRun}
        unpricedTitle="Without a price"
        fromDay={firstUs === null ? null : dayInZone(firstUs, "UTC")}
        onPriced={onRepriced}
      />
      {causes.length > 0 ? (
        <section>
          <h3 className="mb-1 text-13 font-semibold">Rejected</h3>
          <NoneReadNotice counts={counts} />
          <RejectGroups causes={causes} received={counts.received} />
        </section>
      ) : null}
      <Skipped skips={skips} />
    </div>
  );
}
