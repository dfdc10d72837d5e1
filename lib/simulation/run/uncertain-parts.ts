import { normalQuantile } from "../../core/distributions.ts";
import type { Random } from "../../core/random.ts";
import { type TwoStateFit, twoStateAt } from "../estimate/fit-two-state.ts";
import { drawChains } from "../estimate/refusal-estimate.ts";
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

const CHAINS_RANKED = 201;

const numbersOf = (chain: TwoStateParameters): WorldNumbers => ({ ...chain });

/** A fitted chain as one part: its ends are chains at the ends of what it may refuse in the long run. */
export function chainPart(
  fit: TwoStateFit,
  { basis, source, random }: Pick<UncertainPart, "basis" | "source"> & { readonly random: Random },
): UncertainPart {
  const ranked = drawChains(fit, CHAINS_RANKED, random).sort(
    (a, b) => meanRefusal(a) - meanRefusal(b),
  );
  const at = (share: number): WorldNumbers =>
    numbersOf(ranked[Math.round(share * (ranked.length - 1))] ?? twoStateAt(fit.at));
  return {
    name: "availability",
    part: basis === "assumed" ? "assumption" : "parameter",
    ...{ basis, source, isPoint: false },
    low: at(0.05),
    middle: numbersOf(twoStateAt(fit.at)),
    high: at(0.95),
    draw: (draws) => numbersOf(drawChains(fit, 1, draws)[0] ?? twoStateAt(fit.at)),
  };
}
