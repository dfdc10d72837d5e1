import { duplicateKey } from "../../core/duplicate-key.ts";
import { err, type Result } from "../../core/result.ts";
import type { FieldProblem } from "./field-problem.ts";
import { readScenario } from "./read-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** No scenario of a thousand workloads is longer. */
export const MOST_SCENARIO_BYTES = 2 * 2 ** 20;

/** What is wrong with a JSON text that names a field of an object twice; `null` where none does. */
export function repeatedField(text: string): FieldProblem | null {
  const field = duplicateKey(text);
  const message = "This name stands twice in the same object, and only one can hold. Take one out.";
  return field === null ? null : { field, message };
}

/** The scenario that a JSON text is, `value` when parsed; a name that an object has twice is refused too. */
export function readScenarioText(
  text: string,
  value: unknown,
): Result<Scenario, readonly FieldProblem[]> {
  const twice = repeatedField(text);
  return twice === null ? readScenario(value) : err([twice]);
}
