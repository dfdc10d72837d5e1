import { addDecimals, type Decimal, parseDecimal, ZERO_DECIMAL } from "../core/decimal.ts";
import { exactUsd, picodollars } from "../core/money.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import type { ReportedLine, ReportedSums, ReportedTier } from "../wire/reported.ts";
import type { UsdText } from "../wire/usd-text.ts";
import type { ServedPrice } from "./price-cell.ts";

/** Amounts that a provider reports, summed over rows that are alike in all of this. */
export interface ReportedAmount {
  readonly provider: string | null;
  /** Served, else requested. */
  readonly tier: string | null;
  readonly namesModel: boolean;
  readonly startUs: number;
  /** Exclusive; the start where it is unknown. */
  readonly endUs: number;
  /** Exact decimal; below zero it is a credit. */
  readonly usd: string;
  readonly rows: number;
}

const PICO_DIGITS = 12;
const UNKNOWN = "unknown";

/** The nearest picodollar; halves go away from zero. */
function toPico({ units, scale }: Decimal): bigint {
  if (scale <= PICO_DIGITS) return units * 10n ** BigInt(PICO_DIGITS - scale);
  const unit = 10n ** BigInt(scale - PICO_DIGITS);
  const half = units < 0n ? -unit / 2n : unit / 2n;
  return (units + half) / unit;
}

const ofPico = (units: bigint): Decimal => ({ units, scale: PICO_DIGITS });
const usd = (amount: Decimal): UsdText => exactUsd(picodollars(toPico(amount)));
const minus = (a: Decimal, { units, scale }: Decimal): Decimal =>
  addDecimals(a, { units: -units, scale });

class DecimalSums {
  readonly by = new Map<string, Decimal>();

  add(name: string, amount: Decimal): void {
    this.by.set(name, addDecimals(this.by.get(name) ?? ZERO_DECIMAL, amount));
  }

  total(): Decimal {
    return [...this.by.values()].reduce(addDecimals, ZERO_DECIMAL);
  }
}

function compared(reported: Decimal, computed: Decimal): ReportedSums {
  const difference = minus(computed, reported);
  return {
    reported: usd(reported),
    computed: usd(computed),
    difference: usd(difference),
    share: reported.units === 0n ? null : Number(usd(difference)) / Number(usd(reported)),
  };
}

interface UsageDay {
  unpricedRecords: number;
  readonly byTier: DecimalSums;
}

/** What is reported and what is computed of one provider, or of several added up. */
export class ReportedSum {
  private readonly usage = new Map<string, UsageDay>();
  /** Days of reports that are compared, … */
  private readonly comparedDays = new Set<string>();
  /** … and those of them that have usage. */
  private readonly sharedDays = new Set<string>();
  private readonly apartDays = new Set<string>();
  private readonly reported = new DecimalSums();
  private readonly computed = new DecimalSums();
  private withoutModel = ZERO_DECIMAL;
  private credits = ZERO_DECIMAL;
  private reportedApart = ZERO_DECIMAL;
  private computedApart = ZERO_DECIMAL;
  private readonly unreportedDays = new Set<string>();
  private cut = { rows: 0, usd: ZERO_DECIMAL };
  private unpricedRecords = 0;
  private isSettled = false;

  /** Usage first: only then is it known which reported days have any. */
  addUsage(day: string, records: number, price: ServedPrice): void {
    let found = this.usage.get(day);
    if (!found) {
      found = { unpricedRecords: 0, byTier: new DecimalSums() };
      this.usage.set(day, found);
    }
    if (price.kind === "unpriced") found.unpricedRecords += records;
    else found.byTier.add(price.tier ?? UNKNOWN, ofPico(price.served.total));
  }

  addCut({ rows, usd }: ReportedAmount): void {
    const sum = addDecimals(this.cut.usd, parseDecimal(usd) ?? ZERO_DECIMAL);
    this.cut = { rows: this.cut.rows + rows, usd: sum };
  }

  addReported({ usd, tier, namesModel }: ReportedAmount, days: readonly string[]): void {
    const amount = parseDecimal(usd) ?? ZERO_DECIMAL;
    if (amount.units < 0n) {
      this.credits = addDecimals(this.credits, amount);
    } else if (days.some((day) => this.usage.has(day))) {
      for (const day of days) this.comparedDays.add(day);
      this.reported.add(tier ?? UNKNOWN, amount);
      if (!namesModel) this.withoutModel = addDecimals(this.withoutModel, amount);
    } else {
      for (const day of days) this.apartDays.add(day);
      this.reportedApart = addDecimals(this.reportedApart, amount);
    }
  }

  private settle(): void {
    if (this.isSettled) return;
    this.isSettled = true;
    for (const [day, { unpricedRecords, byTier }] of this.usage) {
      if (this.comparedDays.has(day)) {
        this.sharedDays.add(day);
        this.unpricedRecords += unpricedRecords;
        for (const [tier, amount] of byTier.by) this.computed.add(tier, amount);
      } else {
        this.unreportedDays.add(day);
        this.computedApart = addDecimals(this.computedApart, byTier.total());
      }
    }
  }

  /** Adds another provider's sums, once these are complete. */
  addAll(other: ReportedSum): void {
    other.settle();
    this.isSettled = true;
    for (const day of other.sharedDays) this.sharedDays.add(day);
    for (const day of other.apartDays) this.apartDays.add(day);
    for (const day of other.unreportedDays) this.unreportedDays.add(day);
    for (const [tier, amount] of other.reported.by) this.reported.add(tier, amount);
    for (const [tier, amount] of other.computed.by) this.computed.add(tier, amount);
    this.withoutModel = addDecimals(this.withoutModel, other.withoutModel);
    this.credits = addDecimals(this.credits, other.credits);
    this.reportedApart = addDecimals(this.reportedApart, other.reportedApart);
    this.computedApart = addDecimals(this.computedApart, other.computedApart);
    this.cut = {
      rows: this.cut.rows + other.cut.rows,
      usd: addDecimals(this.cut.usd, other.cut.usd),
    };
    this.unpricedRecords += other.unpricedRecords;
  }

  private tiers(): ReportedTier[] {
    const told = [...this.reported.by.keys()];
    if (told.every((tier) => tier === UNKNOWN)) return [];
    const order = (tier: string): number =>
      (COMPARED_TIERS as readonly string[]).indexOf(tier) + 1 || (tier === UNKNOWN ? 100 : 50);
    const names = [...new Set([...told, ...this.computed.by.keys()])];
    return names
      .sort((a, b) => order(a) - order(b))
      .map((tier) => ({
        tier,
        ...compared(
          this.reported.by.get(tier) ?? ZERO_DECIMAL,
          this.computed.by.get(tier) ?? ZERO_DECIMAL,
        ),
      }));
  }

  toWire(provider: string | null): ReportedLine {
    this.settle();
    return {
      provider,
      days: this.sharedDays.size,
      ...compared(this.reported.total(), this.computed.total()),
      unpricedRecords: this.unpricedRecords,
      tiers: this.tiers(),
      withoutModel: usd(this.withoutModel),
      credits: usd(this.credits),
      reportedApart: { days: this.apartDays.size, usd: usd(this.reportedApart) },
      computedApart: { days: this.unreportedDays.size, usd: usd(this.computedApart) },
      cut: { rows: this.cut.rows, usd: usd(this.cut.usd) },
    };
  }
}
