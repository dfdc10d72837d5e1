"use client";
import { clsx } from "clsx";
import { TierMark } from "../../tiers/tier-mark.tsx";
import type { SpendByDayModel } from "./spend-model.ts";

interface SpendLegendProps {
  readonly model: SpendByDayModel;
  readonly chosen: readonly string[];
  readonly onPick: (tier: string) => void;
}

/** The tiers of the chart with their sums; a press on one shows only that tier. */
export function SpendLegend({ model, chosen, onPick }: SpendLegendProps) {
  return (
    <ul aria-label="Tiers" className="flex flex-wrap gap-x-1 gap-y-0.5 px-2.5 pb-1">
      {model.series.map(({ id, name, tier, looksLike, total, exactTotal, share }) => (
        <li key={id}>
          <button
            type="button"
            disabled={tier === null}
            aria-pressed={tier === null ? undefined : chosen.includes(tier)}
            title={`${exactTotal} USD: ${share} of the spend shown`}
            onClick={() => tier !== null && onPick(tier)}
            className={clsx(
              "inline-flex h-6 items-center gap-1.5 rounded-mark px-1.5 text-12 hover:bg-sunken",
              tier !== null && chosen.includes(tier) && "bg-sunken",
            )}
          >
            <TierMark tier={looksLike} />
            <span>{name}</span>
            <span className="text-ink-3">{total}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
