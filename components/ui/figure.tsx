import type { ReactNode } from "react";
import { type Basis, BasisBadge } from "./badge.tsx";

interface FigureProps {
  readonly label: string;
  readonly value: string;
  /** A value of two parts, which a figure's size has no room for. */
  readonly isLong?: boolean;
  /** The exact amount, shown on hover. */
  readonly exact?: string;
  readonly basis?: Basis;
  /** What the figure is compared with, in words. */
  readonly context?: ReactNode;
  /** Usually the *how computed* link. */
  readonly action?: ReactNode;
  readonly tone?: "loss";
}

/** One key figure: label above, value 28 px, context and basis below. */
export function Figure(props: FigureProps) {
  const { label, value, isLong, exact, basis, context, action, tone } = props;
  return (
    <div className="flex min-w-0 flex-col bg-panel px-4 py-3">
      <dt className="text-13 text-ink-2">{label}</dt>
      <dd className="flex flex-1 flex-col">
        <span
          title={exact}
          className={`mt-0.5 leading-9 font-semibold tracking-tight whitespace-nowrap ${isLong ? "text-20" : "text-28"} ${tone === "loss" ? "text-loss" : ""}`}
        >
          {value}
        </span>
        {context ? <span className="text-12 text-ink-3">{context}</span> : null}
        <span className="mt-auto flex flex-wrap items-center justify-between gap-x-2 pt-1.5">
          {basis ? <BasisBadge basis={basis} /> : null}
          {action}
        </span>
      </dd>
    </div>
  );
}
