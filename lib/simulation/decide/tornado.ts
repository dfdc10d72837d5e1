/** An input that is not known exactly: its middle and the ends of its 90 % interval. */
export interface UncertainInput {
  readonly name: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** What the result becomes when one input is at either end and all others at their middle. */
export interface TornadoBar {
  readonly name: string;
  readonly atLow: number;
  readonly atHigh: number;
  readonly swing: number;
}

/** One bar for each input that can differ, the widest first. `result` is asked for values in the order of the inputs. */
export function tornado(
  inputs: readonly UncertainInput[],
  result: (values: readonly number[]) => number,
): readonly TornadoBar[] {
  const middles = inputs.map(({ middle }) => middle);
  return inputs
    .flatMap(({ name, low, high }, moved): TornadoBar[] => {
      if (low === high) return [];
      const at = (value: number) =>
        result(middles.map((middle, place) => (place === moved ? value : middle)));
      const [atLow, atHigh] = [at(low), at(high)];
      return [{ name, atLow, atHigh, swing: Math.abs(atHigh - atLow) }];
    })
    .sort((a, b) => b.swing - a.swing);
}
