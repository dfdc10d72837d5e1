import { normalShare } from "../estimate/normal-share.ts";

/** A number that is known (both ends alike), or that lies between two with 90 %. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** On what scale the two ends are equally far from the middle. */
export type RangeScale = "share" | "ratio";

export const point = (value: number): Range => ({ low: value, high: value });
export const isPoint = ({ low, high }: Range): boolean => low === high;

const logit = (share: number): number => Math.log(share / (1 - share));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * The value at a place between the ends, 0 to 1: on the logit scale for shares, on the logarithm's for durations and
 * ratios. A range that begins at 0 (or, of a share, ends at 1) has no such scale and is divided evenly.
 */
export function withinRange({ low, high }: Range, scale: RangeScale, place: number): number {
  if (low === high) return low;
  const evenly = low + (high - low) * place;
  if (low <= 0) return evenly;
  if (scale === "ratio") return Math.exp(Math.log(low) + Math.log(high / low) * place);
  if (high >= 1) return evenly;
  return sigmoid(logit(low) + (logit(high) - logit(low)) * place);
}

/** Half a 90 % interval in standard deviations. */
const Z_90 = 1.6448536269514722;

/**
 * The value that a standard normal draw stands for, of a law whose 90 % interval is the range. Where the range is
 * divided evenly, nothing lies beyond its ends.
 */
export function drawnFrom(range: Range, scale: RangeScale, normal: number): number {
  const isOpen = range.low > 0 && (scale === "ratio" || range.high < 1);
  const place = isOpen ? 0.5 + normal / (2 * Z_90) : normalShare(normal);
  return withinRange(range, scale, place);
}
