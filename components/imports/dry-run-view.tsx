import { COMPARED_TIERS } from "../../lib/core/tier.ts";
import type { DryRun, ReportedMoney } from "../../lib/wire/imports.ts";
import { dayInZone } from "../format/moment.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCounted } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { Notice } from "../ui/notice.tsx";
import { recordPeriod } from "./record-period.ts";
import { causesOf, RejectGroups } from "./reject-groups.tsx";
import { RowCounts, TRIED_WORDS } from "./row-counts.tsx";
import { UnpricedLines } from "./unpriced-lines.tsx";

function Money({ text }: { readonly text: string }) {
  return <span title={formatExactUsd(text)}>{formatUsd(text)}</span>;
}

/** Money that the file itself names: never added to what is computed. */
function Reported({ reported }: { readonly reported: ReportedMoney }) {
  const tiers = Object.entries(reported.byTier);
  return (
    <p className="text-13 text-ink-2">
      The file reports{" "}
      <strong className="font-semibold text-ink">
        <Money text={reported.total} />
      </strong>
      {tiers.length > 1 ? (
        <>
          {" ("}
          {tiers.map(([tier, usd], place) => (
            <span key={tier} className="whitespace-nowrap">
              {place > 0 ? ", " : ""}
              {tier === "unknown" ? "no tier named" : tier} <Money text={usd} />
            </span>
          ))}
          {")"}
        </>
      ) : null}
      . That is reported money: it is kept for comparison and never added to computed spend.
    </p>
  );
}

/** What the rows that would be inserted cost, as served and at each tier. */
function CostAdded({ dryRun }: { readonly dryRun: DryRun }) {
  const { cost } = dryRun;
  const priced = cost.records - cost.unpricedRecords;
  if (priced === 0) return null;
  return (
    <div>
      <p className="mb-1 text-12 text-ink-3">
        Adds, for the {formatCounted(priced, "record")} that can be priced
      </p>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-control border border-line bg-line sm:grid-cols-5">
        <div className="bg-panel px-3 py-2 max-sm:col-span-2">
          <dt className="text-12 text-ink-2">as served</dt>
          <dd className="text-16 font-semibold">
            <Money text={cost.asServed} />
          </dd>
        </div>
        {COMPARED_TIERS.map((tier) => (
          <div key={tier} className="bg-panel px-3 py-2">
            <dt className="text-12 text-ink-2">
              <TierName tier={tier} />
            </dt>
            <dd className="text-16">
              <Money text={cost.tiers[tier].total} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface DryRunViewProps {
  readonly dryRun: DryRun;
  /** A price was found for some of its rows: it has to be made again. */
  readonly onRepriced: () => void;
}

function Unpriced({ dryRun, onRepriced }: DryRunViewProps) {
  const { unpriced, firstUs } = dryRun;
  if (unpriced.length === 0) return null;
  const fromDay = firstUs === null ? null : dayInZone(firstUs, "UTC");
  return (
    <section>
      <h3 className="mb-1 text-13 font-semibold">Would have no price</h3>
      <UnpricedLines lines={unpriced} fromDay={fromDay} onPriced={onRepriced} />
    </section>
  );
}

/** Whether importing the file would change nothing. */
const addsNothing = ({ counts }: DryRun): boolean => counts.inserted === 0 && counts.received > 0;

/** What importing the whole file would do. */
export function DryRunView({ dryRun, onRepriced }: DryRunViewProps) {
  const { counts, replaced, rejects, skips, firstUs, lastUs } = dryRun;
  const causes = causesOf([], rejects);
  return (
    <div className="flex flex-col gap-4">
      <RowCounts counts={counts} words={TRIED_WORDS} />
      {addsNothing(dryRun) ? (
        <Notice>
          {counts.duplicate > 0
            ? "Nothing in it is new: importing it adds nothing and costs nothing."
            : "Nothing in it can be stored as it is read now."}
        </Notice>
      ) : null}
      {replaced > 0 ? (
        <p className="text-13 text-ink-2">
          {formatCounted(replaced, "row")} of earlier imports would give way to the newer figures of
          this file.
        </p>
      ) : null}
      <CostAdded dryRun={dryRun} />
      {dryRun.reported ? <Reported reported={dryRun.reported} /> : null}
      {firstUs !== null && lastUs !== null ? (
        <p className="text-13 text-ink-2">{recordPeriod(firstUs, lastUs)}</p>
      ) : null}
      <Unpriced dryRun={dryRun} onRepriced={onRepriced} />
      {causes.length > 0 ? (
        <section>
          <h3 className="mb-1 text-13 font-semibold">Would be rejected</h3>
          <RejectGroups causes={causes} received={counts.received} />
        </section>
      ) : null}
      {skips.length > 0 ? (
        <section className="text-13 text-ink-2">
          <h3 className="mb-1 font-semibold text-ink">Would be skipped on purpose</h3>
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
