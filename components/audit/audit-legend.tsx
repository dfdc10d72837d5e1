import type { AskedSeries } from "../charts/asked-and-served/asked-model.ts";
import { NOT_ANSWERED } from "../charts/asked-and-served/matrix.ts";
import { TierMark } from "../tiers/tier-mark.tsx";

/** What the parts of a bar mean: the tiers that served. */
export function AuditLegend({ series }: { readonly series: readonly AskedSeries[] }) {
  return (
    <ul aria-label="Served tiers" className="flex flex-wrap gap-x-4 px-4 pb-2 text-12">
      {series.map(({ id, tier, colour }) => (
        <li key={id} className="inline-flex h-6 items-center gap-1.5">
          {tier === NOT_ANSWERED ? (
            <span aria-hidden className="swatch size-2.5" style={{ backgroundColor: colour }} />
          ) : (
            <TierMark tier={tier} />
          )}
          {tier}
        </li>
      ))}
    </ul>
  );
}
