import { TierName } from "../../tiers/tier-mark.tsx";
import type { PriceHistoryModel } from "./history-model.ts";

/** The tiers of the chart with their price of the day. */
export function PriceLegend({ model }: { readonly model: PriceHistoryModel }) {
  return (
    <ul aria-label="Tiers" className="flex flex-wrap gap-x-4 px-4 pb-1 text-12">
      {model.series.map(({ id, tier, now }) => (
        <li key={id} className="inline-flex h-6 items-center gap-1.5">
          <TierName tier={tier} />
          <span className="text-ink-3">{now}</span>
        </li>
      ))}
    </ul>
  );
}
