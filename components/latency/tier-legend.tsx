"use client";
import { clsx } from "clsx";
import { TierMark } from "../tiers/tier-mark.tsx";

interface TierLegendProps {
  readonly tiers: readonly { readonly id: string; readonly tier: string; readonly words: string }[];
  readonly chosen?: readonly string[];
  /** Absent: the key can be read alone. */
  readonly onPick?: (tier: string) => void;
}

/** The tiers of a chart with what each of them says; a press on one shows only that tier. */
export function TierLegend({ tiers, chosen = [], onPick }: TierLegendProps) {
  return (
    <ul aria-label="Tiers" className="flex flex-wrap gap-x-1 gap-y-0.5 px-2.5 pb-1">
      {tiers.map(({ id, tier, words }) => {
        const content = (
          <>
            <TierMark tier={tier} />
            <span>{tier}</span>
            <span className="text-ink-3">{words}</span>
          </>
        );
        const look = "inline-flex min-h-6 items-center gap-1.5 rounded-mark px-1.5 text-12";
        return (
          <li key={id}>
            {onPick ? (
              <button
                type="button"
                aria-pressed={chosen.includes(tier)}
                onClick={() => onPick(tier)}
                className={clsx(look, "hover:bg-sunken", chosen.includes(tier) && "bg-sunken")}
              >
                {content}
              </button>
            ) : (
              <span className={look}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
