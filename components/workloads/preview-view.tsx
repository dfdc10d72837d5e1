import type { WorkloadPreview } from "../../lib/wire/workloads.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import type { PreviewState } from "./use-preview.ts";
import { workloadName } from "./verdict-words.ts";

interface PreviewViewProps {
  readonly state: PreviewState;
  /** What the workload is called now; `null`: a new one. */
  readonly now: string | null;
}

function Found({ preview, now }: { readonly preview: WorkloadPreview; now: string | null }) {
  const { records, spend, taken, kept, unpricedRecords } = preview;
  const keptWords =
    kept === 0
      ? null
      : `${formatCounted(kept, "record")} fit too, but belong to a rule that comes before it.`;
  if (records === 0) {
    return (
      <p>
        No record of this period fits. The rule may be kept all the same, for records to come.{" "}
        {keptWords}
      </p>
    );
  }
  return (
    <>
      <p>
        <strong className="font-semibold text-ink">{formatCounted(records, "record")}</strong> of
        this period, <span title={formatExactUsd(spend)}>{formatUsd(spend)}</span>
        {unpricedRecords > 0 ? ` (${formatCount(unpricedRecords)} without a price)` : ""}:
      </p>
      <ul className="mt-1 list-disc pl-5">
        {taken.slice(0, 6).map((part) => (
          <li key={part.name ?? ""} className="wrap-anywhere">
            {formatCount(part.records)} (
            <span title={formatExactUsd(part.spend)}>{formatUsd(part.spend)}</span>){" "}
            {part.name !== null && part.name === now
              ? "are its own already"
              : part.name === null
                ? "have no workload yet"
                : `are taken from ${workloadName(part.name)}`}
          </li>
        ))}
        {taken.length > 6 ? <li>and {taken.length - 6} workloads more</li> : null}
      </ul>
      {keptWords ? <p className="mt-1">{keptWords}</p> : null}
    </>
  );
}

/** What a rule fits, told while it is being written. */
export function PreviewView({ state, now }: PreviewViewProps) {
  return (
    <div
      role="status"
      aria-label="What the rule fits"
      aria-busy={state.kind === "asking"}
      className="min-h-16 rounded-control border border-line bg-sunken px-3 py-2 text-13 text-ink-2"
    >
      {state.kind === "none" ? "What the rule fits is told here as you write it." : null}
      {state.kind === "asking" ? "Looking what fits…" : null}
      {state.kind === "refused" ? state.message : null}
      {state.kind === "known" ? <Found preview={state.preview} now={now} /> : null}
    </div>
  );
}
