import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Basis = "measured" | "modelled" | "assumed" | "not evaluable";

const BASIS: Readonly<Record<Basis, { readonly edge: string; readonly meaning: string }>> = {
  measured: {
    edge: "border-solid border-ink-3",
    meaning: "From tokens and tiers that the records themselves state.",
  },
  modelled: {
    edge: "border-dashed border-ink-3",
    meaning: "What the same tokens would cost elsewhere. It did not happen.",
  },
  assumed: {
    edge: "border-dotted border-warn text-warn",
    meaning: "Rests on something that the records do not state.",
  },
  "not evaluable": {
    edge: "border-dotted border-line-strong text-ink-3",
    meaning: "The records do not say enough to work this out.",
  },
};

/** How well a number is founded. It travels with the number. */
export function BasisBadge({ basis }: { readonly basis: Basis }) {
  const { edge, meaning } = BASIS[basis];
  return (
    <span
      title={meaning}
      className={clsx("inline-block rounded-mark border px-1 text-12 leading-4 text-ink-2", edge)}
    >
      {basis}
    </span>
  );
}

const TONES = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent",
  warn: "bg-warn-soft text-warn",
  loss: "bg-loss-soft text-loss",
} as const;

export type Tone = keyof typeof TONES;

export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={clsx(
        "inline-block whitespace-nowrap rounded-mark px-1.5 text-12 leading-5",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
