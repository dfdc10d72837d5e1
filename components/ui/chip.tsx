import { clsx } from "clsx";
import { X } from "lucide-react";

interface ChipProps {
  readonly label: string;
  readonly value: string;
  /** Why a filter was not understood. */
  readonly ignored?: string;
  /** The figures are not those of this filter. */
  readonly notApplied?: boolean;
  readonly onRemove: () => void;
}

/** One filter in force, with a button that takes it away. */
export function Chip({ label, value, ignored, notApplied = false, onRemove }: ChipProps) {
  const mark = ignored ? "Ignored: " : notApplied ? "Not applied: " : null;
  return (
    <span
      className={clsx(
        "inline-flex min-h-7 max-w-full items-center rounded-control border pl-2 text-13",
        mark ? "border-dashed border-warn text-warn" : "border-line-strong bg-panel",
      )}
    >
      <span className="inline-flex min-w-0 flex-wrap items-baseline gap-x-1">
        <span className="inline-flex min-w-0 items-baseline gap-x-1">
          <span className={clsx("shrink-0", mark ? undefined : "text-ink-3")}>
            {mark}
            {label}
          </span>
          <span title={value} className="max-w-56 min-w-0 truncate">
            {value}
          </span>
        </span>
        {ignored ? <span>({ignored})</span> : null}
      </span>
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Remove ${label} ${value}`}
        className="ml-0.5 grid size-6 shrink-0 place-items-center rounded-control text-ink-3 hover:text-ink"
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}
