import { drawExponential } from "../core/distributions.ts";
import type { Random } from "../core/random.ts";
import { US_PER_S } from "../core/time.ts";
import { isBusy, type Span, spanAt } from "./calendar.ts";

const MINUTE_US = 60 * US_PER_S;
const MEAN_UP_US = 8 * 60 * MINUTE_US;

/** Most outages are over in minutes, some last; so the longer one lasts, the less likely it ends now. */
const SHORT_OUTAGE_SHARE = 0.75;
const SHORT_MEAN_US = 3 * MINUTE_US;
const LONG_MEAN_US = 25 * MINUTE_US;

const REFUSED_WHEN_DOWN = 0.92;
const REFUSED_WHEN_UP = 0.011;
const REFUSED_WHEN_UP_AND_BUSY = 0.03;

/** The times at which flex had no capacity: a two-state process over the window, in time order. */
export function drawFlexOutages(random: Random, { fromUs, toUs }: Span): Span[] {
  const outages: Span[] = [];
  let nowUs = fromUs;
  while (true) {
    const startUs = nowUs + drawExponential(random, MEAN_UP_US);
    if (startUs >= toUs) return outages;
    const meanUs = random.next() < SHORT_OUTAGE_SHARE ? SHORT_MEAN_US : LONG_MEAN_US;
    nowUs = startUs + drawExponential(random, meanUs);
    outages.push({ fromUs: startUs, toUs: nowUs });
  }
}

/** The chance that a flex attempt of this moment is refused for want of capacity. */
export function flexRefusalChance(outages: readonly Span[], us: number): number {
  if (spanAt(outages, us)) return REFUSED_WHEN_DOWN;
  return isBusy(us) ? REFUSED_WHEN_UP_AND_BUSY : REFUSED_WHEN_UP;
}
