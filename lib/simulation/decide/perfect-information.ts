export interface PerfectInformation {
  /** The choice with the least mean cost. */
  readonly choice: number;
  readonly meanCost: number;
  /** What knowing the truth beforehand would save in the mean: min over choices of E[C], minus E[min over choices of C]. */
  readonly value: number;
}

/** The best choice under uncertainty and what certainty would be worth, from the cost of each choice in each draw. `null` without draws or choices. */
export function perfectInformation(
  costs: readonly (readonly number[])[],
): PerfectInformation | null {
  const [first] = costs;
  if (first === undefined || first.length === 0) return null;
  const means = first.map(
    (_, choice) => costs.reduce((sum, draw) => sum + (draw[choice] ?? 0), 0) / costs.length,
  );
  const meanCost = Math.min(...means);
  const known = costs.reduce((sum, draw) => sum + Math.min(...draw), 0) / costs.length;
  return { choice: means.indexOf(meanCost), meanCost, value: Math.max(0, meanCost - known) };
}
