/**
 * How many independent looks at a process of memory `memorySeconds` a watch of `spanSeconds` is worth: 1 ÷ v with
 * v = (2τ/T)(1 − (τ/T)(1 − e^(−T/τ))), at least one. A million requests of an hour are not a million observations.
 */
export function effectiveSample(spanSeconds: number, memorySeconds: number): number {
  if (spanSeconds <= 0) return 1;
  const ratio = memorySeconds / spanSeconds;
  // Below it, the formula is 0 ÷ 0: the state does not change while somebody watches.
  if (ratio > 1e6) return 1;
  const share = 2 * ratio * (1 - ratio * -Math.expm1(-1 / ratio));
  return Math.max(1, 1 / share);
}
