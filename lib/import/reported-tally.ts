import {
  addDecimals,
  type Decimal,
  decimalText,
  parseDecimal,
  ZERO_DECIMAL,
} from "../core/decimal.ts";
import type { UsageRecord } from "../core/record.ts";

/** Exact decimal USD without trailing zeros; a tier that nothing names is "unknown". */
export interface ReportedMoney {
  readonly total: string;
  readonly byTier: Readonly<Record<string, string>>;
}

/** Adds up what cost rows and aggregates say they cost. What single calls say stays with them: it is an estimate of a gateway. */
export class ReportedTally {
  readonly #byTier = new Map<string, Decimal>();
  readonly #always: boolean;

  /** `always`: money is what the file is about, so that none of it is a sum of 0. */
  constructor(always: boolean) {
    this.#always = always;
  }

  add({ grain, reportedUsd, tierServed }: UsageRecord): void {
    if (grain === "call" || !reportedUsd) return;
    const usd = parseDecimal(reportedUsd);
    if (usd === null) return;
    const tier = tierServed ?? "unknown";
    this.#byTier.set(tier, addDecimals(this.#byTier.get(tier) ?? ZERO_DECIMAL, usd));
  }

  report(): ReportedMoney | null {
    if (this.#byTier.size === 0 && !this.#always) return null;
    const total = [...this.#byTier.values()].reduce(addDecimals, ZERO_DECIMAL);
    const tiers = [...this.#byTier].sort(([a], [b]) => (a < b ? -1 : 1));
    const byTier = Object.fromEntries(tiers.map(([tier, usd]) => [tier, decimalText(usd)]));
    return { total: decimalText(total), byTier };
  }
}
