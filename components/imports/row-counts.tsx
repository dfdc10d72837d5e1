import type { ImportCounts } from "../../lib/wire/imports.ts";
import { formatCount } from "../format/quantity.ts";

const PARTS = [
  { key: "inserted", tone: "" },
  { key: "duplicate", tone: "" },
  { key: "rejected", tone: "text-loss" },
  { key: "skipped", tone: "" },
] as const;

interface RowCountsProps {
  readonly counts: ImportCounts;
  /** What it inserted is not there any more. */
  readonly takenBack?: boolean;
}

/** Every row that came in went somewhere: the four parts sum to what was received. */
export function RowCounts({ counts, takenBack = false }: RowCountsProps) {
  return (
    <dl className="flex flex-wrap items-end gap-x-1 gap-y-2 sm:gap-x-3">
      <div>
        <dt className="text-12 text-ink-3">received</dt>
        <dd className="text-16 font-semibold sm:text-20">{formatCount(counts.received)}</dd>
      </div>
      {PARTS.map(({ key, tone }, index) => (
        <div key={key}>
          <dt className="pl-4 text-12 text-ink-3 sm:pl-6">
            {takenBack && key === "inserted" ? "had inserted" : key}
          </dt>
          <dd
            className={`text-16 font-semibold sm:text-20 ${takenBack && key === "inserted" ? "text-ink-3" : counts[key] > 0 ? tone : ""}`}
          >
            <span
              aria-hidden
              className="inline-block w-4 text-14 font-normal text-ink-3 sm:w-6 sm:text-16"
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
