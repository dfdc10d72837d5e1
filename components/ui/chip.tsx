import { clsx } from "clsx";
import { X } from "lucide-react";

interface ChipProps {
  readonly label: string;
  readonly value: string;
  /** Marks a filter that was not understood. */
  readonly ignored?: string;
  readonly onRemove: () => void;
}

/** One filter in force, with a button that takes it away. */
export function Chip({ label, value, ignored, onRemove }: ChipProps) {
  return (
    <span
      title={ignored}
      className={clsx(
        "inline-flex h-7 max-w-72 items-center rounded-control border pl-2 text-13",
        ignored ? "border-dashed border-warn text-warn" : "border-line-strong bg-panel",
      )}
    >
      <span className="truncate">
        <span className={ignored ? undefined : "text-ink-3"}>{label} </span>
        {value}
        {ignored ? " (ignored)" : null}
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
