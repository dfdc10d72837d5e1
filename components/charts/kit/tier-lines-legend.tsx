"use client";
import { clsx } from "clsx";
import { TierMark } from "../../tiers/tier-mark.tsx";
import type { TierLinesModel } from "./tier-lines.ts";

interface TierLinesLegendProps {
  readonly model: TierLinesModel;
  readonly chosen: readonly string[];
  readonly onPick: (tier: string) => void;
}

/** The tiers of the lines with their share over the period; a press on one shows only that tier. */
export function TierLinesLegend({ model, chosen, onPick }: TierLinesLegendProps) {
  return (
    <ul aria-label="Requested tiers" className="flex flex-wrap gap-x-1 gap-y-0.5 px-2.5 pb-1">
      {model.lines.map(({ id, tier, total }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={chosen.includes(tier)}
            title={`Show only what asked for ${tier}`}
            onClick={() => onPick(tier)}
            className={clsx(
              "inline-flex h-6 items-center gap-1.5 rounded-mark px-1.5 text-12 hover:bg-sunken",
              chosen.includes(tier) && "bg-sunken",
            )}
          >
            <TierMark tier={tier} />
            <span>{tier}</span>
            <span className="text-ink-3">{total}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
