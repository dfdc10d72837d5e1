import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing to show yet: what would stand here, and how to get it. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="rounded-box border border-line bg-panel px-6 py-12 sm:px-12">
      <div className="max-w-xl">
        <h2 className="text-20 font-semibold tracking-tight">{title}</h2>
        <div className="mt-2 text-ink-2">{children}</div>
        {actions ? <div className="mt-5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
