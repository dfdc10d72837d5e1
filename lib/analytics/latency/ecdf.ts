/** Marks of the axis of durations: sixteen to a doubling. */
const PER_DOUBLING = 16;
/** Ninety of a hundred bands hold the whole curve. */
const CONFIDENCE = 0.9;

const markOf = (ms: number): number => Math.ceil(Math.log2(Math.max(1, ms)) * PER_DOUBLING - 1e-9);
export const markMs = (mark: number): number => 2 ** (mark / PER_DOUBLING);

/** A weighted distribution of durations: for every mark the share that does not exceed it. */
export interface Ecdf {
  readonly firstMark: number;
  readonly shares: readonly number[];
}

/** The distribution of durations under weights that sum to 1, from the mark before the first that holds any. */
export function weightedEcdf(
  ms: Int32Array,
  calls: readonly number[],
  weights: Float64Array,
): Ecdf {
  const sums = new Map<number, number>();
  for (const [place, call] of calls.entries()) {
    const weight = weights[place] ?? 0;
    if (weight === 0) continue;
    const mark = markOf(ms[call] ?? 0);
    sums.set(mark, (sums.get(mark) ?? 0) + weight);
  }
  if (sums.size === 0) return { firstMark: 0, shares: [] };
  const marks = [...sums.keys()].sort((a, b) => a - b);
  const firstMark = (marks[0] ?? 0) - 1;
  let sum = 0;
  const shares = Array.from({ length: (marks.at(-1) ?? 0) - firstMark + 1 }, (_, place) => {
    sum += sums.get(firstMark + place) ?? 0;
    return Math.min(1, sum);
  });
  return { firstMark, shares };
}

/** The share up to a mark; 0 before the curve begins, 1 behind its end. */
export const shareAt = ({ firstMark, shares }: Ecdf, mark: number): number =>
  mark < firstMark ? 0 : (shares[mark - firstMark] ?? 1);

/** The duration that a share of the weight does not exceed, in milliseconds, placed between marks by ratio. */
export function ecdfQuantile(ecdf: Ecdf, share: number): number | null {
  const { firstMark, shares } = ecdf;
  const place = shares.findIndex((reached) => reached >= share - 1e-12);
  if (place < 0) return null;
  const [before, here] = [shares[place - 1] ?? 0, shares[place] ?? 1];
  const into = here === before ? 1 : (share - before) / (here - before);
  return markMs(firstMark + place - 1 + Math.max(0, Math.min(1, into)));
}

/**
 * Half the height of the band that holds the whole true curve with 90 % (Dvoretzky, Kiefer, Wolfowitz; Massart's
 * constant), for so many independent calls.
 */
export const bandHalf = (effective: number): number =>
  effective <= 0 ? 1 : Math.min(1, Math.sqrt(Math.log(2 / (1 - CONFIDENCE)) / (2 * effective)));
