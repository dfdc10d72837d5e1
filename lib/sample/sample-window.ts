import { US_PER_DAY } from "../core/time.ts";

export const SAMPLE_SEED = 20_261_120;

/** The catalogue's models and prices carry the sample up to here. */
const LAST_END_US = Date.UTC(2026, 10, 21) * 1_000;

/** The sample ends with the current UTC day, but never where its models are not sold any more. */
export function sampleEndUs(nowUs: number): number {
  const today = nowUs - (nowUs % US_PER_DAY);
  return Math.min(today, LAST_END_US);
}
