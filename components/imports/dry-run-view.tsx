import type { DryRun } from "../../lib/wire/imports.ts";
import { dayInZone } from "../format/moment.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { amountWords } from "../overview/amount-words.ts";
import { Notice } from "../ui/notice.tsx";
import { FileCosts } from "./file-costs.tsx";
import { NoneReadNotice } from "./none-read-notice.tsx";
import { recordPeriod } from "./record-period.ts";
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

/** What importing the whole file would do. */
export function DryRunView({ dryRun, onRepriced }: DryRunViewProps) {
  const { counts, completed, lateRepeats, replaced, rejects, skips, firstUs } = dryRun;
  const { overlaps, setAside, givingWay, replacedCost, addedUsd } = dryRun;
  const period = recordPeriod(dryRun);
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
      {completed > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCount(completed)} of the duplicates would complete earlier records.
        </p>
      ) : null}
      {lateRepeats > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCounted(lateRepeats, "duplicate")} of calls far above in the file: what they add is
          known only after an import.
        </p>
      ) : null}
      {overlaps.length > 0 ? (
        <Notice kind="warn">
          {overlaps.length === 1 ? "Import" : "Imports"} {overlaps.join(", ")}{" "}
          {overlaps.length === 1 ? "tells" : "tell"} of the same time in other groupings. Both would
          be counted: import only one of them if they report the same requests.
        </Notice>
      ) : null}
      {setAside === null ? null : (
        <p className="text-13 text-ink-2">
          Its calls would stand in for {formatCounted(setAside.records, "aggregate row")} of{" "}
          {amountWords(setAside.asServed, setAside)}, which tell of the same provider, project and
          days.
        </p>
      )}
      {givingWay === null ? null : (
        <p className="text-13 text-ink-2">
          {formatCounted(givingWay.records, "call")} without a time would be in no figure: the
          stored rows of their batches have one, and count in their place
          {givingWay.asServed === "0"
            ? "."
            : `; ${formatUsd(givingWay.asServed)} of the cost below is theirs.`}
        </p>
      )}
      {replaced > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCounted(replaced, "row")} of earlier imports would give way to the newer figures of
          this file.
          {replacedCost === null
            ? null
            : ` They cost ${amountWords(replacedCost.asServed, replacedCost)}: less these, the import would add ${formatUsd(addedUsd)}.`}
        </p>
      ) : null}
      {period === null ? null : <p className="text-13 text-ink-2">{period}</p>}
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
