import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PanelProps {
  readonly title: string;
  /** One quiet line under the title: what is shown, or what is left out. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Content reaches the panel's edges: tables. */
  readonly flush?: boolean;
}

export function PanelHeading({ title, note, actions }: Omit<PanelProps, "children">) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2.5">
      <div className="min-w-0 grow basis-60">
        <h2 className="text-14 font-semibold">{title}</h2>
        {note ? <p className="text-13 text-ink-3 normal-nums">{note}</p> : null}
      </div>
      {actions ? (
        <div className="no-print -my-1 flex shrink-0 items-center gap-1">{actions}</div>
      ) : null}
    </div>
  );
}

/** A bordered part of a page. Panels in one `PanelGroup` share their edges. */
export function Panel({ title, note, actions, children, className, flush }: PanelProps) {
  return (
    <section className={clsx("min-w-0 bg-panel", className)}>
      <PanelHeading title={title} note={note} actions={actions} />
      <div className={flush ? undefined : "px-4 pb-4"}>{children}</div>
    </section>
  );
}

/** Panels side by side, parted by hairlines instead of gaps. */
export function PanelGroup({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div
      className={clsx(
        "grid gap-px overflow-hidden rounded-box border border-line bg-line",
        className,
      )}
    >
      {children}
    </div>
  );
}
