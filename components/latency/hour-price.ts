/** The ends of the dial, in dollars for an hour of one call's waiting. */
const LEAST_USD = 0.01;
const MOST_USD = 1_000;
const STEPS = 100;
const MOST_TYPED = 1_000_000;

/** Dollars for an hour of waiting as typed or in an address; `null` where it is no amount above zero, up to a million. */
export function readHourPrice(text: string | null): number | null {
  if (text === null || !/^\d{1,7}(\.\d{1,6})?$/.test(text.trim())) return null;
  const usd = Number(text);
  return usd > 0 && usd <= MOST_TYPED ? usd : null;
}

/** Where an amount stands on the dial, 0 (a cent) to 100 ($1,000), by ratio; beyond its ends at them. */
export function dialPlace(usd: number): number {
  const part = Math.log(usd / LEAST_USD) / Math.log(MOST_USD / LEAST_USD);
  return Math.round(Math.max(0, Math.min(1, part)) * STEPS);
}

/** The amount at a place of the dial, to two significant digits. */
export function dialUsd(place: number): number {
  const usd = LEAST_USD * (MOST_USD / LEAST_USD) ** (place / STEPS);
  return Number(usd.toPrecision(2));
}
