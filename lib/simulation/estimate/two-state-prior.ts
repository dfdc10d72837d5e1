/** A normal law of a parameter on the scale on which it is fitted. */
interface NormalLaw {
  readonly mean: number;
  readonly deviation: number;
}

/** How many standard deviations lie between the ends of a 90 % interval. */
const SPAN_90 = 2 * 1.6448536269514722;

const logit = (share: number): number => Math.log(share / (1 - share));

function between(
  scale: (value: number) => number,
  median: number,
  [low, high]: readonly [number, number],
): NormalLaw {
  return { mean: scale(median), deviation: (scale(high) - scale(low)) / SPAN_90 };
}

/**
 * What is believed of flex before anything was seen, on the scales of `twoStateAt`: medians and 90 % intervals. No
 * public figure exists; docs/simulation.md says where each comes from.
 */
export const TWO_STATE_PRIOR: readonly NormalLaw[] = [
  between(logit, 0.03, [0.003, 0.15]), // share of time short of room
  between(Math.log, 480, [30, 7_200]), // seconds of memory
  between(logit, 0.983, [0.93, 0.999]), // let in while there is room
  between(logit, 0.1, [0.01, 0.4]), // let in while short of it, as a share of that
];
