export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

export interface SearchLimits {
  readonly mostEvaluations: number;
  /** The search ends once all corners differ by less than this in value and position. */
  readonly tolerance: number;
}

const LIMITS: SearchLimits = { mostEvaluations: 1_000, tolerance: 1e-5 };

const between = (from: readonly number[], to: readonly number[], share: number): number[] =>
  from.map((value, place) => value + share * ((to[place] ?? 0) - value));

function middleOf(corners: readonly Corner[]): number[] {
  const [first] = corners;
  return (first?.at ?? []).map(
    (_, place) => corners.reduce((sum, { at }) => sum + (at[place] ?? 0), 0) / corners.length,
  );
}

const isSettled = (best: Corner, corners: readonly Corner[], tolerance: number): boolean =>
  corners.every(
    ({ at, value }) =>
      Math.abs(value - best.value) < tolerance &&
      at.every((each, place) => Math.abs(each - (best.at[place] ?? 0)) < tolerance),
  );

/**
 * A local minimum of a function of several numbers, by the simplex of Nelder and Mead with the usual coefficients
 * (1, 2, 1/2, 1/2) of Lagarias, Reeds, Wright and Wright (SIAM J. Optim. 1998). Values that are not finite count as
 * forbidden. `steps` are the sides of the first simplex.
 */
export function nelderMead(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  limits: Partial<SearchLimits> = {},
): Minimum {
  const { mostEvaluations, tolerance } = { ...LIMITS, ...limits };
  let evaluations = 0;
  const corner = (at: readonly number[]): Corner => {
    evaluations += 1;
    const value = of(at);
    return { at, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const stepped = start.map((_, moved) =>
    start.map((value, place) => (place === moved ? value + (steps[place] ?? 1) : value)),
  );
  let corners = [start, ...stepped].map(corner);
  for (;;) {
    corners = corners.sort((a, b) => a.value - b.value);
    const [best] = corners;
    const worst = corners.at(-1);
    if (!best || !worst) throw new RangeError("a minimum needs at least one number to vary");
    if (evaluations >= mostEvaluations || isSettled(best, corners, tolerance)) {
      return { ...best, evaluations };
    }
    const found = replacement(corners.slice(0, -1), worst, best, corner);
    corners = found
      ? [...corners.slice(0, -1), found]
      : [best, ...corners.slice(1).map(({ at }) => corner(between(best.at, at, 0.5)))];
  }
}

/** The corner that takes the place of the worst; `null` where the simplex has to shrink. */
function replacement(
  others: readonly Corner[],
  worst: Corner,
  best: Corner,
  corner: (at: readonly number[]) => Corner,
): Corner | null {
  const middle = middleOf(others);
  const reflected = corner(between(middle, worst.at, -1));
  if (reflected.value < best.value) {
    const expanded = corner(between(middle, worst.at, -2));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  const secondWorst = others.at(-1) ?? best;
  if (reflected.value < secondWorst.value) return reflected;
  const isOutside = reflected.value < worst.value;
  const contracted = corner(between(middle, worst.at, isOutside ? -0.5 : 0.5));
  const bound = isOutside ? reflected.value : worst.value;
  return contracted.value <= bound ? contracted : null;
}
