"use client";
import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown instead of the label, which then names it for screen readers. */
  readonly icon?: ReactNode;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}

/** One choice of a few, all in sight: radio buttons in one frame. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset
      className={clsx("inline-flex rounded-control border border-line-strong p-px", className)}
    >
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={segment.icon ? segment.label : undefined}
          className={clsx(
            "grid h-6.5 min-w-7 cursor-pointer place-items-center rounded-[4px] px-1.5 text-13",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent",
            segment.value === value ? "bg-sunken text-ink" : "text-ink-3 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon ?? segment.label}
          {segment.icon ? <span className="sr-only">{segment.label}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
