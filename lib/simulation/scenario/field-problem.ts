/** What is wrong with one field of a scenario, as a sentence to show beside it. */
export interface FieldProblem {
  /** From the scenario's root: `assumptions.availability.refusal`, `workloads[0].policy.maxAttempts`. */
  readonly field: string;
  readonly message: string;
}
