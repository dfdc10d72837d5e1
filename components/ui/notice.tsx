import { clsx } from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const KINDS = {
  info: { look: "border-line bg-sunken", icon: Info, mark: "text-ink-3" },
  warn: { look: "border-transparent bg-warn-soft", icon: TriangleAlert, mark: "text-warn" },
  loss: { look: "border-transparent bg-loss-soft", icon: CircleAlert, mark: "text-loss" },
} as const;

interface NoticeProps {
  readonly kind?: keyof typeof KINDS;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Read out when it appears: for what follows an action. */
  readonly live?: boolean;
}

/** What happened, what it means, what to do. */
export function Notice({ kind = "info", children, actions, live = false }: NoticeProps) {
  const { look, icon: Icon, mark } = KINDS[kind];
  return (
    <div
      role={live ? (kind === "loss" ? "alert" : "status") : undefined}
      className={clsx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-box border px-3 py-2.5 text-13",
        look,
      )}
    >
      <Icon size={16} aria-hidden className={clsx("mt-px shrink-0", mark)} />
      <div className="min-w-0 flex-1 basis-56 text-ink-2">{children}</div>
      {actions ? <div className="-my-0.5 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
