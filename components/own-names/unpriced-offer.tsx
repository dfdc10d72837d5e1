"use client";
import type { UnpricedLine } from "../../lib/wire/overview.ts";
import { useOwnNames } from "./own-names.tsx";
import { PriceAs } from "./price-as.tsx";
import type { PriceNeed } from "./price-draft.ts";
import { PriceEntry } from "./price-entry.tsx";
import { TierAs } from "./tier-as.tsx";

interface UnpricedOfferProps {
  readonly line: Pick<UnpricedLine, "reason" | "model" | "tier"> & Pick<PriceNeed, "tiers">;
  /** The first day that has such records, ISO. */
  readonly fromDay: string | null;
  readonly onPriced: () => void;
}

/** Ways to give records a price that they lack for a name that the price list does not hold. */
export function UnpricedOffer({ line, fromDay, onPriced }: UnpricedOfferProps) {
  const { refresh } = useOwnNames();
  const { reason, model, tier, tiers } = line;
  const saved = (): void => {
    void refresh();
    onPriced();
  };
  const need = { model, tier, tiers, fromDay };
  switch (reason) {
    case "unknown-model":
      if (model === null) return null;
      return (
        <span className="inline-flex flex-wrap items-center gap-2">
          <PriceAs name={model} onSaved={saved} />
          <PriceEntry need={need} onSaved={saved} />
        </span>
      );
    case "unknown-tier":
      return (
        <span className="inline-flex flex-wrap items-center gap-2">
          <TierAs name={tier} onSaved={saved} />
          {tier === null ? null : <PriceEntry need={need} onSaved={saved} />}
        </span>
      );
    case "not-sold-at-tier":
      return <PriceEntry need={need} onSaved={saved} />;
    case "model-ended":
    case "no-price-at-date":
    case "tokens-unknown":
      return null;
  }
}
