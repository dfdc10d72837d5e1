import type { Decimal } from "../../core/decimal.ts";
import type {
  SimulatedAssumption,
  SimulatedDriver,
  SimulatedWidth,
  SimulationBasis,
} from "../../wire/simulation.ts";
import type { UsdText } from "../../wire/usd-text.ts";
import { sortedQuantile } from "../estimate/refusal-estimate.ts";
import { roughUsd, shiftedUsd, shownNumber } from "./money-text.ts";
import { BASES, type UncertainPart, type WidthPart } from "./uncertain-parts.ts";
import type { WorldCosts } from "./world-costs.ts";

const Z_90 = 1.6448536269514722;
/** An input that moves less of the width than this does not weaken the badge. */
const MATTERS = 0.1;

/** Less of the cost than this is the rounding of doubles. */
const NOTHING = 1e-9;

/** Sums over groups, world by world; a group without worlds is the same in all of them. */
function summed(offs: readonly (readonly number[])[]): Float64Array {
  const worlds = Math.max(0, ...offs.map((off) => off.length));
  return Float64Array.from({ length: worlds }, (_, world) =>
    offs.reduce((sum, off) => sum + (off.length === 0 ? 0 : (off[world % off.length] ?? 0)), 0),
  );
}

/** The middle nine tenths of the worlds, with the point where few draws leave it outside; without worlds the point itself. */
export function intervalOf(
  usd: Decimal,
  known: UsdText,
  offs: readonly (readonly number[])[],
): readonly [UsdText, UsdText] {
  const sums = summed(offs).sort();
  const [low, high] = [sortedQuantile(sums, 0.05), sortedQuantile(sums, 0.95)];
  const isPoint = sums.length === 0 || high - low <= NOTHING * Math.abs(Number(known));
  if (isPoint) return [known, known];
  return [low < 0 ? shiftedUsd(usd, low) : known, high > 0 ? shiftedUsd(usd, high) : known];
}

/** What of the half width comes of drawn histories, and of each kind of input by the squares of its bars. */
export function widthOf(worlds: WorldCosts, relevant: readonly UncertainPart[]): SimulatedWidth {
  const sums = summed(worlds.off).sort();
  const half =
    sums.length === 0 ? 0 : (sortedQuantile(sums, 0.95) - sortedQuantile(sums, 0.05)) / 2;
  const sampling = Math.min(half, Z_90 * worlds.tapeDeviation);
  const rest = half * half - sampling * sampling;
  const all = worlds.bars.reduce((sum, { swing }) => sum + swing * swing, 0);
  const of = (part: WidthPart): UsdText => {
    const own = worlds.bars
      .filter(({ name }) => relevant.some((one) => one.name === name && one.part === part))
      .reduce((sum, { swing }) => sum + swing * swing, 0);
    return roughUsd(all === 0 ? 0 : Math.sqrt((rest * own) / all));
  };
  return {
    sampling: roughUsd(sampling),
    parameter: of("parameter"),
    weekToWeek: of("weekToWeek"),
    assumption: of("assumption"),
  };
}

/** The bars of the tornado as costs. */
export function driversOf({ bars }: WorldCosts, usd: Decimal): readonly SimulatedDriver[] {
  return bars
    .filter(({ swing }) => swing > 0)
    .map(({ name, atLow, atHigh }) => ({
      name,
      cost: [shiftedUsd(usd, atLow), shiftedUsd(usd, atHigh)],
    }));
}

const weakest = (bases: readonly SimulationBasis[]): SimulationBasis =>
  [...BASES].reverse().find((basis) => bases.includes(basis)) ?? "measured";

/** The weakest basis among inputs that move the result by a tenth of its width; of all inputs, where none has a width. Prices alone at another tier are modelled, what was logged is measured. */
export function basisOf(
  relevant: readonly UncertainPart[],
  { bars }: WorldCosts,
  hasPolicies = true,
): SimulationBasis {
  if (relevant.length === 0 && hasPolicies) return "modelled";
  const widest = Math.max(0, ...bars.map(({ swing }) => swing));
  const matters = relevant.filter(({ name }) => {
    const swing = bars.find((bar) => bar.name === name)?.swing ?? 0;
    return widest === 0 || swing > MATTERS * widest;
  });
  return weakest(matters.map(({ basis }) => basis));
}

/** Told within seconds: beside how long calls and shortages last they are nothing. */
const BRIEF: ReadonlySet<string> = new Set(["refusalSeconds", "stallShare", "stallSeconds"]);

/** The weakest basis among inputs of durations; no better than modelled, for under a policy these calls did not happen. */
export const timeBasisOf = (timing: readonly UncertainPart[]): SimulationBasis =>
  weakest(["modelled", ...timing.flatMap(({ name, basis }) => (BRIEF.has(name) ? [] : basis))]);

/** What was assumed, measured or worked out, with its range. */
export const assumptionLines = (parts: readonly UncertainPart[]): readonly SimulatedAssumption[] =>
  parts.flatMap(({ low, middle, high, basis, source }) =>
    Object.entries(middle).map(([name, value]) => {
      const ends = [low, high].map((end) => Object.entries(end).find(([own]) => own === name)?.[1]);
      return {
        ...{ name, low: shownNumber(ends[0] ?? value), middle: shownNumber(value) },
        ...{ high: shownNumber(ends[1] ?? value), basis, source },
      };
    }),
  );
