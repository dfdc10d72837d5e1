import type { AvailabilityModel } from "../../conditions.ts";

/** Flex availability as a Markov chain of one or two states. */
export interface AvailabilityChain {
  /** The long-run share of time in each state. */
  readonly shares: readonly number[];
  /** The chance of acceptance in each. */
  readonly accept: readonly number[];
  /** Knowledge of the state fades with e^(-t / tau); one state has none. */
  readonly memorySeconds: number;
}

/** The chain of a model, or `null` for models that are none. */
export function chainOf(model: AvailabilityModel): AvailabilityChain | null {
  if (model.kind === "replay" || model.kind === "semi-markov" || model.hourOfWeek !== null)
    return null;
  if (model.kind === "constant") {
    return { shares: [1], accept: [1 - model.refusal], memorySeconds: Infinity };
  }
  const { shareDown, upAccept, downAccept, memorySeconds } = model;
  return { shares: [1 - shareDown, shareDown], accept: [upAccept, downAccept], memorySeconds };
}

/**
 * Adds to `into` the mass of each state after a gap over which the chain remembers a share `kept` of where it was:
 * P_ij = pi_j + (delta_ij - pi_j) * kept, with kept = e^(-gap / tau).
 */
export function moveMass(
  { shares }: AvailabilityChain,
  mass: readonly number[],
  kept: number,
  into: number[],
): void {
  const total = mass.reduce((sum, part) => sum + part, 0);
  for (let state = 0; state < shares.length; state++) {
    const settled = total * (shares[state] ?? 0);
    into[state] = (into[state] ?? 0) + settled + ((mass[state] ?? 0) - settled) * kept;
  }
}
