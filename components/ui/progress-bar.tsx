interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; `null` while the whole is not known. */
  readonly share: number | null;
}

export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === null ? null : Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className="h-1.5 overflow-hidden rounded-full border border-line-strong bg-sunken"
    >
      <div
        className={percent === null ? "h-full w-full text-accent hatched" : "h-full bg-accent"}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
