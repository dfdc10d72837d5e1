import type { Fragment } from "postgres";
import type { PriceBook } from "../pricing/book.ts";
import {
  inputSizeBoundaries,
  type PeakWindow,
  peakHours,
  priceChangeInstantsUs,
  priceChangesOfModelUs,
  priceDependence,
} from "../pricing/price-calendar.ts";
import type { Sql, TransactionSql } from "./connect.ts";
import { arrayText } from "./sum-facts.ts";

/** What sums must be kept apart by, so that a price book can price them exactly. */
export interface PriceFrame {
  readonly boundaries: readonly number[];
  readonly changesUs: readonly number[];
  readonly peakWindows: readonly PeakWindow[];
  /** The catalogue's id of a provider, by each of its names. */
  readonly providerIds: ReadonlyMap<string, string>;
  /** Those of `changesUs` that may matter to a model name. */
  changesOf(model: string): readonly number[];
  /** What a model name's price may depend on beside its tokens. */
  dependence(model: string): ReturnType<typeof priceDependence>;
}

const kept = new WeakMap<PriceBook, PriceFrame>();

/** The frame of a book, made once. */
export function priceFrameOf(book: PriceBook): PriceFrame {
  const known = kept.get(book);
  if (known) return known;
  const frame = {
    boundaries: inputSizeBoundaries(book),
    changesUs: priceChangeInstantsUs(book),
    peakWindows: peakHours(book),
    providerIds: book.providerIds,
    changesOf: byModel((model) => priceChangesOfModelUs(book, model)),
    dependence: byModel((model) => priceDependence(book, model)),
  };
  kept.set(book, frame);
  return frame;
}

const MOST_MODELS = 10_000;

/** What is asked of the same few names again and again, worked out once for each. */
function byModel<T>(ask: (model: string) => T): (model: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (model) => {
    const found = answers.get(model) ?? { answer: ask(model) };
    if (answers.size >= MOST_MODELS) answers.clear();
    answers.set(model, found);
    return found.answer;
  };
}

const HOURS_OF_WEEK = 168;
/** From Sunday's first hour to that of 1970-01-01, a Thursday. */
const EPOCH_HOUR_OF_WEEK = 96;

/** For each hour of the week in UTC, Sunday's first first: the windows that it lies in, one bit each. */
export function peakMasks(windows: readonly PeakWindow[]): readonly number[] {
  return Array.from({ length: HOURS_OF_WEEK }, (_, hourOfWeek) => {
    const weekday = Math.floor(hourOfWeek / 24);
    const hour = hourOfWeek % 24;
    return windows.reduce((mask, { weekdays, fromHour, toHour }, place) => {
      const isInside = weekdays.includes(weekday) && fromHour <= hour && hour < toHour;
      return isInside ? mask | (1 << place) : mask;
    }, 0);
  });
}

/** The windows in which a moment lies, as `peakMasks` has them; the list is read once, not for every row. */
export function peakSql(
  sql: Sql | TransactionSql,
  windows: readonly PeakWindow[],
  at: Fragment,
): Fragment {
  const masks = arrayText(peakMasks(windows));
  const hour = sql`floor(date_part('epoch', ${at}) / 3600)::bigint`;
  return sql`(select ${masks}::text::int[])[
    (${hour} + ${EPOCH_HOUR_OF_WEEK}::int) % ${HOURS_OF_WEEK}::int + 1]`;
}
