import { addUsd, type Picodollars, ZERO_USD } from "../../../lib/core/money.ts";
import type { DaySpend } from "../../../lib/wire/overview.ts";
import { compareTiers } from "../../tiers/tier-style.ts";
import { type AxisSlot, axisOf, type BucketStep, bucketStart } from "../kit/calendar-buckets.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { seriesId } from "../kit/chart-model.ts";
import { sumUsd, usdOf } from "../kit/usd-sum.ts";

export interface TierSeries {
  readonly id: string;
  readonly name: string;
  readonly tier: string | null;
  readonly looksLike: string;
  readonly total: Picodollars;
}

interface SpendBucket extends AxisSlot {
  readonly bySeries: ReadonlyMap<string, Picodollars>;
  /** It had not ended, or the period cuts it. */
  readonly unfinished: boolean;
  readonly records: number;
  readonly unpricedRecords: number;
  /** Whether any of its records has a price. */
  readonly priced: boolean;
}

export interface BucketedSpend {
  readonly step: BucketStep;
  readonly first: string | null;
  readonly last: string | null;
  readonly series: readonly TierSeries[];
  /** How many small tiers share one series. */
  readonly merged: number;
  readonly buckets: readonly SpendBucket[];
  readonly total: Picodollars;
}

function totalByTier(days: readonly DaySpend[]): Map<string, Picodollars> {
  const totals = new Map<string, Picodollars>();
  for (const { byTier } of days) {
    for (const [tier, amount] of Object.entries(byTier)) {
      totals.set(tier, addUsd(totals.get(tier) ?? ZERO_USD, usdOf(amount)));
    }
  }
  return totals;
}

/** The largest tiers by spend, each a series; the others together are the last one. */
function seriesOf(totals: ReadonlyMap<string, Picodollars>): {
  series: TierSeries[];
  merged: number;
} {
  const bySize = [...totals].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  const fits = bySize.length <= CHART_CAPS.series;
  const own = fits ? bySize : bySize.slice(0, CHART_CAPS.series - 1);
  const rest = fits ? [] : bySize.slice(CHART_CAPS.series - 1);
  const series: TierSeries[] = own
    .sort(([a], [b]) => compareTiers(a, b))
    .map(([tier, total], i) => ({ id: seriesId(i), name: tier, tier, looksLike: tier, total }));
  if (rest.length > 0) {
    series.push({
      id: seriesId(series.length),
      name: `${rest.length} other tiers`,
      tier: null,
      looksLike: "other",
      total: sumUsd(rest.map(([, total]) => total)),
    });
  }
  return { series, merged: rest.length };
}

interface Filled {
  readonly bySeries: Map<string, Picodollars>;
  unfinished: boolean;
  records: number;
  unpricedRecords: number;
  priced: boolean;
}

const emptyBucket = (): Filled => ({
  bySeries: new Map(),
  unfinished: false,
  records: 0,
  unpricedRecords: 0,
  priced: false,
});

function fill(
  days: readonly DaySpend[],
  step: BucketStep,
  idOf: (tier: string) => string,
): Map<string, Filled> {
  const filled = new Map<string, Filled>();
  for (const { day, byTier, partial, records, unpricedRecords } of days) {
    const start = bucketStart(day, step);
    const bucket = filled.get(start) ?? emptyBucket();
    filled.set(start, bucket);
    bucket.unfinished ||= partial;
    bucket.records += records;
    bucket.unpricedRecords += unpricedRecords;
    bucket.priced ||= records > unpricedRecords;
    for (const [tier, amount] of Object.entries(byTier)) {
      const id = idOf(tier);
      bucket.bySeries.set(id, addUsd(bucket.bySeries.get(id) ?? ZERO_USD, usdOf(amount)));
    }
  }
  return filled;
}

/** The first and the last day that the period holds in full and that are over; `null` where nothing cuts it. */
export interface FullDays {
  readonly first: string | null;
  readonly last: string | null;
}

const isCut = ({ start, end }: AxisSlot, { first, last }: FullDays): boolean =>
  (first !== null && start < first) || (last !== null && end > last);

/** Days summed into the finest calendar buckets that stay within 400 bars. Nothing is lost on the way. */
export function bucketSpend(days: readonly DaySpend[], full: FullDays): BucketedSpend {
  const totals = totalByTier(days);
  const { series, merged } = seriesOf(totals);
  const total = sumUsd(totals.values());
  const first = days[0]?.day ?? null;
  const last = days.at(-1)?.day ?? null;
  if (first === null || last === null) {
    return { step: "day", first, last, series, merged, buckets: [], total };
  }
  const most = Math.floor(CHART_CAPS.bars / Math.max(1, series.length));
  const { step, slots } = axisOf(
    days.map(({ day }) => day),
    most,
  );
  const ids = new Map(series.map(({ tier, id }) => [tier, id]));
  const restId = series.at(-1)?.id ?? seriesId(0);
  const filled = fill(days, step, (tier) => ids.get(tier) ?? restId);
  const buckets = slots.map((slot) => {
    const bucket = (slot.isBreak ? null : filled.get(slot.start)) ?? emptyBucket();
    const unfinished = bucket.unfinished || (bucket.records > 0 && isCut(slot, full));
    return { ...slot, ...bucket, unfinished };
  });
  return { step, first, last, series, merged, buckets, total };
}
