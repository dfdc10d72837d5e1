import { BATCH_DEFAULTS, FLEX_DEFAULTS } from "../../lib/retry/policy.ts";
import type { FieldProblem } from "../../lib/simulation/scenario/field-problem.ts";
import { readScenario } from "../../lib/simulation/scenario/read-scenario.ts";
import {
  type Draft,
  isObject,
  type Json,
  type JsonObject,
  policyJson,
  withValue,
} from "./scenario-file.ts";

/** Ranges as a scenario file writes them: a number where both ends are one. */
function asFile(value: Json): Json {
  if (!isObject(value)) return value;
  const { low, high } = value;
  if (typeof low === "number" && typeof high === "number") {
    return low === high ? low : [low, high];
  }
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, asFile(own)]));
}

/** What is said, over what would hold without it. */
function laidOver(below: Json | undefined, said: Json): Json {
  if (!isObject(below) || !isObject(said)) return said;
  const laid = Object.entries(said).map(([name, own]) => [name, laidOver(below[name], own)]);
  return { ...below, ...Object.fromEntries(laid) };
}

/** Every assumption with its value, as a scenario file writes it: as said, else the usual one. */
export function effectiveAssumptions(assumptions: JsonObject): JsonObject {
  let asked = assumptions;
  for (let attempt = 0; attempt < 2; attempt++) {
    const read = readScenario({ workloads: [], assumptions: asked });
    if (read.ok) {
      const values = asFile(policyJson(read.value.assumptions));
      const laid = laidOver(values, assumptions);
      return isObject(laid) ? laid : assumptions;
    }
    for (const { field } of read.error) {
      const [root, ...path] = field.split(".");
      if (root === "assumptions") asked = withValue(asked, path, undefined);
    }
  }
  return assumptions;
}

const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  flex: policyJson(FLEX_DEFAULTS),
  batch: policyJson(BATCH_DEFAULTS),
};

/** A policy with every field of its kind: as said, else the usual one. */
export function effectivePolicy(policy: JsonObject): JsonObject {
  const laid = laidOver(DEFAULTS[String(policy.kind)] ?? {}, policy);
  return isObject(laid) ? laid : policy;
}

/** What is wrong with the scenario as it is written, before it is evaluated. */
export function draftProblems(draft: Draft): readonly FieldProblem[] {
  const read = readScenario({ ...draft });
  return read.ok ? [] : read.error;
}
