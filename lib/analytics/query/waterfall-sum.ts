import { STEP_TIERS, type StepTier, type Waterfall } from "../waterfall.ts";

/** Running sums of the steps from list price to what was paid, in picodollars. */
export class WaterfallSum {
  list = 0n;
  cachedInput = 0n;
  cacheWrites = 0n;
  contract = 0n;
  readonly byTier: Record<StepTier, bigint> = { flex: 0n, batch: 0n, priority: 0n, other: 0n };

  add({ list, cachedInput, cacheWrites, contract, byTier, tier }: Waterfall): void {
    this.list += list;
    this.cachedInput += cachedInput;
    this.cacheWrites += cacheWrites;
    this.contract += contract;
    if (tier !== null) this.byTier[tier] += byTier;
  }

  /** Where the steps lead: what was paid. */
  get paid(): bigint {
    const byTiers = STEP_TIERS.reduce((sum, tier) => sum + this.byTier[tier], 0n);
    return this.list - this.cachedInput + this.cacheWrites - this.contract - byTiers;
  }
}
