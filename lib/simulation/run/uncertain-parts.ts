import { normalQuantile } from "../../core/distributions.ts";
import type { Random } from "../../core/random.ts";
import { type TwoStateFit, twoStateAt } from "../estimate/fit-two-state.ts";
import { drawNormal } from "../estimate/normal-draws.ts";
import { meanRefusal, type TwoStateParameters } from "../estimate/two-state-likelihood.ts";
import { drawnFrom, isPoint, type Range, type RangeScale, withinRange } from "../scenario/range.ts";
import type { WorldNumber, WorldNumbers } from "./world.ts";

/** On what a number rests: seen in the records, worked out from them, or believed. */
export const BASES = ["measured", "modelled", "assumed"] as const;
export type Basis = (typeof BASES)[number];

/** What makes an interval wide. */
export type WidthPart = "parameter" | "weekToWeek" | "assumption";

/** Numbers that are not known exactly and vary together: one bar of a tornado. */
export interface UncertainPart {
  readonly name: string;
  readonly basis: Basis;
  readonly part: WidthPart;
  readonly source: string;
  readonly isPoint: boolean;
  readonly low: WorldNumbers;
  readonly middle: WorldNumbers;
  readonly high: WorldNumbers;
  draw(random: Random): WorldNumbers;
}

interface RangedPart {
  readonly name: WorldNumber;
  readonly range: Range;
  readonly scale: RangeScale;
  readonly basis: Basis;
  readonly part: WidthPart;
  readonly source: string;
}

const nextNormal = (random: Random): number => normalQuantile(Math.max(random.next(), 2 ** -54));

/** A number that lies in a range. */
export function rangedPart({ name, range, scale, ...rest }: RangedPart): UncertainPart {
  const at = (place: number): WorldNumbers => ({ [name]: withinRange(range, scale, place) });
  return {
    ...{ name, ...rest },
    isPoint: isPoint(range),
    low: at(0),
    middle: at(0.5),
    high: at(1),
    draw: (random) => ({ [name]: drawnFrom(range, scale, nextNormal(random)) }),
  };
}

const Z_90 = 1.6448536269514722;
const GRADIENT_STEP = 1e-4;

const refusalLogit = (at: readonly number[]): number => {
  const refusal = meanRefusal(twoStateAt(at));
  return Math.log(refusal / (1 - refusal));
};

/**
 * The chain that is likeliest where the long-run refusal is so many standard deviations off its middle: all numbers
 * move together as the fit's spread ties them to it.
 */
function chainAt({ at, covariance }: TwoStateFit, deviations: number): TwoStateParameters {
  const gradient = at.map((_, moved) => {
    const by = (step: number) => at.map((x, place) => (place === moved ? x + step : x));
    return (
      (refusalLogit(by(GRADIENT_STEP)) - refusalLogit(by(-GRADIENT_STEP))) / (2 * GRADIENT_STEP)
    );
  });
  const along = covariance.map((row) =>
    row.reduce((sum, value, place) => sum + value * (gradient[place] ?? 0), 0),
  );
  const spread = Math.sqrt(
    along.reduce((sum, value, place) => sum + value * (gradient[place] ?? 0), 0),
  );
  return twoStateAt(at.map((x, place) => x + (deviations * (along[place] ?? 0)) / spread));
}

/** A fitted chain as one part: its ends are the likeliest chains at the ends of what it may refuse in the long run. */
export function chainPart(
  fit: TwoStateFit,
  { basis, source }: Pick<UncertainPart, "basis" | "source">,
): UncertainPart {
  return {
    name: "availability",
    part: basis === "assumed" ? "assumption" : "parameter",
    ...{ basis, source, isPoint: false },
    low: { ...chainAt(fit, -Z_90) },
    middle: { ...chainAt(fit, 0) },
    high: { ...chainAt(fit, Z_90) },
    draw: (random) => twoStateAt(drawNormal(random, fit.at, fit.covariance)),
  };
}
