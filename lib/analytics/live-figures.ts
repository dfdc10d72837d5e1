import { addUsd, exactUsd, type Picodollars, picodollars, ZERO_USD } from "../core/money.ts";
import type { ErrorClass } from "../core/record.ts";
import { US_PER_HOUR, US_PER_MS, US_PER_S } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { LiveFigures, LiveLatency, LiveTierLine } from "../wire/live.ts";
import type { CostCell } from "./cost-cell.ts";
import { priceCell } from "./price-cell.ts";
import { REFUSALS } from "./query/refusals.ts";

/** The answered attempts of a tier, served else asked for, and how long those took of which that is known. */
export interface TierTimes {
  readonly tier: string | null;
  /** Of all tiers together. */
  readonly isAll: boolean;
  readonly answers: number;
  readonly timed: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** What ended within a span of time. */
export interface LiveWindow {
  readonly cells: readonly CostCell[];
  readonly times: readonly TierTimes[];
}

export const LIVE_WINDOW_US = 15 * 60 * US_PER_S;
/** A pace of less than a minute is none. */
const SHORTEST_US = 60 * US_PER_S;

/** Every cause that a 429 may have. */
const isRefusal = (cause: ErrorClass | null): cause is ErrorClass =>
  cause !== null && (REFUSALS.has(cause) || cause === "quota");

/** The span of the figures: a quarter of an hour, less where the first record came later, at least a minute. */
export function liveSpan(
  nowUs: number,
  firstUs: number | null,
): { readonly fromUs: number; readonly toUs: number } {
  const wholeUs = nowUs - LIVE_WINDOW_US;
  const fromUs = Math.min(Math.max(wholeUs, firstUs ?? wholeUs), nowUs - SHORTEST_US);
  return { fromUs, toUs: nowUs };
}

interface TierSum {
  attempts: number;
  refused: number;
  unpriced: number;
  served: Picodollars;
  atStandard: Picodollars;
}

const emptySum = (): TierSum => ({
  ...{ attempts: 0, refused: 0, unpriced: 0 },
  ...{ served: ZERO_USD, atStandard: ZERO_USD },
});

const latencyOf = (times: TierTimes | undefined): LiveLatency | null =>
  times === undefined || times.p50Ms === null || times.p95Ms === null
    ? null
    : { p50Ms: times.p50Ms, p95Ms: times.p95Ms, answers: times.timed };

class LiveSums {
  readonly tiers = new Map<string | null, TierSum>();
  readonly causes = new Map<ErrorClass, number>();
  keptAsServed = 0;

  add(book: PriceBook, cell: CostCell): void {
    const tier = cell.tierServed ?? cell.tierRequested;
    const sum = this.tiers.get(tier) ?? emptySum();
    this.tiers.set(tier, sum);
    sum.attempts += cell.records;
    if (isRefusal(cell.errorClass)) {
      sum.refused += cell.records;
      const before = this.causes.get(cell.errorClass) ?? 0;
      this.causes.set(cell.errorClass, before + cell.records);
    }
    const price = priceCell(book, cell);
    if (price.kind === "unpriced") {
      sum.unpriced += cell.records;
      return;
    }
    const { standard } = price.at;
    const isMoved = standard.kind === "moved";
    if (!isMoved && price.served.total !== ZERO_USD) this.keptAsServed += cell.records;
    sum.served = addUsd(sum.served, price.served.total);
    sum.atStandard = addUsd(sum.atStandard, isMoved ? standard.priced.total : price.served.total);
  }

  total(): TierSum {
    const all = emptySum();
    for (const sum of this.tiers.values()) {
      all.attempts += sum.attempts;
      all.refused += sum.refused;
      all.unpriced += sum.unpriced;
      all.served = addUsd(all.served, sum.served);
      all.atStandard = addUsd(all.atStandard, sum.atStandard);
    }
    return all;
  }
}

/** An amount of a span as one of an hour, to the picodollar below. */
const perHour = (amount: Picodollars, spanUs: number): Picodollars =>
  picodollars((amount * BigInt(US_PER_HOUR)) / BigInt(Math.round(spanUs)));

/** Figures of a span by the price book: attempts, 429s by cause, times, and money exact to the picodollar. */
export function liveFigures(
  book: PriceBook,
  { cells, times }: LiveWindow,
  { fromUs, toUs }: { readonly fromUs: number; readonly toUs: number },
): LiveFigures {
  const sums = new LiveSums();
  for (const cell of cells) sums.add(book, cell);
  const all = sums.total();
  const ofAll = times.find(({ isAll }) => isAll);
  const spanUs = toUs - fromUs;
  const timesOf = (tier: string | null) => times.find((line) => !line.isAll && line.tier === tier);
  const tiers = [...sums.tiers].map(
    ([tier, sum]): LiveTierLine => ({
      ...{ tier, attempts: sum.attempts, refused: sum.refused, unpriced: sum.unpriced },
      latency: latencyOf(timesOf(tier)),
      served: exactUsd(sum.served),
      atStandard: exactUsd(sum.atStandard),
    }),
  );
  const causes = [...sums.causes].map(([cause, attempts]) => ({ cause, attempts }));
  return {
    ...{ nowUs: toUs, fromUs },
    ...{ attempts: all.attempts, refused: all.refused, unpriced: all.unpriced },
    answered: ofAll?.answers ?? 0,
    tiers: tiers.sort((a, b) => b.attempts - a.attempts),
    causes: causes.sort((a, b) => b.attempts - a.attempts),
    latency: latencyOf(ofAll),
    untimed: (ofAll?.answers ?? 0) - (ofAll?.timed ?? 0),
    served: exactUsd(all.served),
    atStandard: exactUsd(all.atStandard),
    servedPerHour: exactUsd(perHour(all.served, spanUs)),
    standardPerHour: exactUsd(perHour(all.atStandard, spanUs)),
    keptAsServed: sums.keptAsServed,
  };
}

/** When an attempt ended, in microseconds; its start where it is not known how long it took. */
export const endedUs = (startUs: number, latencyMs: number | null): number =>
  startUs + (latencyMs ?? 0) * US_PER_MS;
