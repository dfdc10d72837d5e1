import { normalQuantile } from "../../core/distributions.ts";
import type { Random } from "../../core/random.ts";

export type Matrix = readonly (readonly number[])[];

/** The lower triangle L with L · Lᵀ = the matrix (Cholesky); `null` where it is not positive definite. */
export function triangleOf(matrix: Matrix): Matrix | null {
  const triangle: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (own[k] ?? 0) * ((i === j ? own : triangle[j])?.[k] ?? 0);
      if (i !== j) own.push(rest / (triangle[j]?.[j] ?? 1));
      else if (rest > 0) own.push(Math.sqrt(rest));
      else return null;
    }
    triangle.push(own);
  }
  return triangle;
}

/** The inverse of a positive definite matrix; `null` where it is none. */
export function solvedSquare(matrix: Matrix): Matrix | null {
  const triangle = triangleOf(matrix);
  if (triangle === null) return null;
  const size = matrix.length;
  const columns = Array.from({ length: size }, (_, unit) => {
    const half: number[] = [];
    for (let i = 0; i < size; i++) {
      let rest = i === unit ? 1 : 0;
      for (let k = 0; k < i; k++) rest -= (triangle[i]?.[k] ?? 0) * (half[k] ?? 0);
      half.push(rest / (triangle[i]?.[i] ?? 1));
    }
    const solution = new Array<number>(size).fill(0);
    for (let i = size - 1; i >= 0; i--) {
      let rest = half[i] ?? 0;
      for (let k = i + 1; k < size; k++) rest -= (triangle[k]?.[i] ?? 0) * (solution[k] ?? 0);
      solution[i] = rest / (triangle[i]?.[i] ?? 1);
    }
    return solution;
  });
  return columns;
}

/** One draw of a normal law of several numbers, of this middle and covariance. A uniform is used for each number. */
export function drawNormal(
  random: Random,
  middle: readonly number[],
  covariance: Matrix,
): readonly number[] {
  const triangle = triangleOf(covariance);
  if (triangle === null) throw new RangeError("a covariance must be positive definite");
  const normal = middle.map(() => normalQuantile(Math.max(random.next(), 2 ** -54)));
  return middle.map((value, i) =>
    (triangle[i] ?? []).reduce((sum, side, k) => sum + side * (normal[k] ?? 0), value),
  );
}
