import type { Tier } from "../core/tier.ts";
import { EARLIEST_US, US_PER_HOUR } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { CompiledModel } from "../pricing/compiled-model.ts";
import { modelChangesUs } from "../pricing/price-calendar.ts";
import { priceInForce } from "../pricing/price-in-force.ts";
import { TOKEN_CLASSES, type TokenClass, type UnpricedReason } from "../pricing/types.ts";

/** A stored name; 0 and `null` stand for records that name none. */
export interface PriceLabel {
  readonly id: number;
  readonly name: string | null;
}

/** Rates, or why there are none. */
interface Outcome {
  readonly reason: UnpricedReason | null;
  readonly pricesOutput: boolean;
  /** Picodollars per token. */
  readonly rates: Readonly<Record<TokenClass, number>>;
}

/** What holds for calls of some size, regions and hours. */
export interface PriceLeaf extends Outcome {
  /** Input tokens from which it holds, and below which. */
  readonly sizeFrom: number;
  readonly sizeTo: number | null;
  /** `null`: in any. */
  readonly regions: readonly number[] | null;
  /** One digit for each hour of a week that begins as 1970 did; `null`: at any. */
  readonly hours: string | null;
}

const NO_RATES: Outcome["rates"] = {
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  cacheWrite1h: 0,
  output: 0,
};
const HOURS_OF_WEEK = 168;

/** A name of a model at who sells it and at a tier. */
export interface PricedName {
  readonly book: PriceBook;
  readonly provider: string | null;
  readonly model: string;
  readonly tier: Tier | null;
}

interface Circumstance {
  readonly startUs: number;
  readonly inputTotal: number;
  readonly region: string | null;
}

function outcomeOf(
  { book, provider, model, tier }: PricedName,
  { startUs, inputTotal, region }: Circumstance,
): Outcome {
  const usage = {
    ...({ grain: "call", outcome: "success", errorClass: null } as const),
    ...{ provider, model, startUs, region, inputTotal },
    ...{ inputCached: 0, inputCacheWrite: 0, inputCacheWrite1h: 0, outputTotal: 0, reasoning: 0 },
  };
  const found = priceInForce(book, usage, tier);
  if (!found.ok) return { reason: found.reason, pricesOutput: false, rates: NO_RATES };
  const { pricesOutput, rates } = found.price;
  return { reason: null, pricesOutput, rates };
}

const sameOutcome = (one: Outcome, other: Outcome): boolean =>
  one.reason === other.reason &&
  one.pricesOutput === other.pricesOutput &&
  TOKEN_CLASSES.every((tokenClass) => one.rates[tokenClass] === other.rates[tokenClass]);

interface Group<T> {
  readonly outcome: Outcome;
  readonly members: T[];
}

/** What is asked for each of some, those with the same answer together. */
function groupedBy<T>(all: Iterable<T>, answer: (one: T) => Outcome): Group<T>[] {
  const groups: Group<T>[] = [];
  for (const one of all) {
    const outcome = answer(one);
    const group = groups.find((known) => sameOutcome(known.outcome, outcome));
    if (group) group.members.push(one);
    else groups.push({ outcome, members: [one] });
  }
  return groups;
}

interface Period {
  readonly fromUs: number;
  readonly toUs: number;
}

/** The first moment of each hour of the week that lies in the period. */
function* hourMoments({ fromUs, toUs }: Period): Generator<number> {
  const begin = Math.max(fromUs, EARLIEST_US);
  for (let hour = 0; hour < HOURS_OF_WEEK; hour += 1) {
    const us = hour === 0 ? begin : (Math.floor(begin / US_PER_HOUR) + hour) * US_PER_HOUR;
    if (us < toUs) yield us;
  }
}

const hourOfWeek = (us: number): number => Math.floor(us / US_PER_HOUR) % HOURS_OF_WEEK;

function hoursText(moments: readonly number[]): string {
  const inside = new Set(moments.map(hourOfWeek));
  return Array.from({ length: HOURS_OF_WEEK }, (_, hour) => (inside.has(hour) ? "1" : "0")).join(
    "",
  );
}

interface Splits {
  readonly sizes: readonly number[];
  readonly regions: readonly PriceLabel[];
  readonly byHour: boolean;
}

/** All that holds for one name at one tier in a period in which no price changes. */
function leavesIn(
  asked: PricedName,
  period: Period,
  { sizes, regions, byHour }: Splits,
): PriceLeaf[] {
  const startUs = Math.max(period.fromUs, EARLIEST_US);
  return sizes.flatMap((sizeFrom, place) => {
    const sizeTo = sizes[place + 1] ?? null;
    const byRegion = groupedBy(regions, ({ name }) =>
      outcomeOf(asked, { startUs, inputTotal: sizeFrom, region: name }),
    );
    return byRegion.flatMap(({ members }) => {
      const region = members[0]?.name ?? null;
      const answer = (us: number): Outcome =>
        outcomeOf(asked, { startUs: us, inputTotal: sizeFrom, region });
      const groups = groupedBy(byHour ? hourMoments(period) : [startUs], answer);
      return groups.map(({ outcome, members: moments }) => ({
        ...outcome,
        sizeFrom,
        sizeTo,
        regions: byRegion.length === 1 ? null : members.map(({ id }) => id),
        hours: groups.length === 1 ? null : hoursText(moments),
      }));
    });
  });
}

interface Stretch {
  readonly fromUs: number;
  readonly text: string;
  readonly leaves: readonly PriceLeaf[];
}

/** Periods one after the other, each with what holds in it; neighbours that are alike are one. */
export function stretchesOf(
  asked: PricedName,
  models: readonly CompiledModel[],
  regions: readonly PriceLabel[],
) {
  const slices = models.flatMap(({ tiers }) => [...tiers.values()].flatMap((tier) => tier.slices));
  const longFroms = slices.map(({ longFrom }) => longFrom).filter(Number.isFinite);
  const splits: Splits = {
    sizes: [...new Set([0, ...longFroms])].sort((a, b) => a - b),
    regions: models.some(({ uplift }) => uplift !== null) ? regions : regions.slice(0, 1),
    byHour: models.some(({ entry }) => entry.clock !== undefined),
  };
  const starts = [Number.NEGATIVE_INFINITY, ...modelChangesUs(models)];
  const stretches: Stretch[] = [];
  for (const [place, fromUs] of starts.entries()) {
    const period = { fromUs, toUs: starts[place + 1] ?? Number.POSITIVE_INFINITY };
    if (period.toUs <= EARLIEST_US) continue;
    const leaves = leavesIn(asked, period, splits);
    const text = JSON.stringify(leaves);
    if (stretches.at(-1)?.text !== text) stretches.push({ fromUs, text, leaves });
  }
  return stretches;
}
