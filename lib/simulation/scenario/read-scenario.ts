import { err, ok, type Result } from "../../core/result.ts";
import { shownValue } from "../../core/shown-value.ts";
import { isObject, pathOf } from "../../retry/field-checks.ts";
import type { Policy } from "../../retry/policy.ts";
import { readPolicy } from "../../retry/read-policy.ts";
import type { FieldProblem } from "./field-problem.ts";
import { readAssumptions } from "./read-assumptions.ts";
import { type Place, refuseUnknown, SECONDS } from "./read-range.ts";
import {
  MATCH_KEYS,
  type Scenario,
  type ScenarioMatch,
  type ScenarioWorkload,
} from "./scenario.ts";

const SCENARIO_FIELDS = ["name", "seed", "workloads", "assumptions"];
const LONGEST_NAME = 200;
const WORKLOAD_FIELDS = ["match", "policy", "deadlineSeconds"];
const MOST_WORKLOADS = 1_000;
const MOST_PROBLEMS = 100;
const DEFAULT_SEED = 1;

const isName = (value: unknown): value is string | null =>
  value === null || typeof value === "string";

function readMatch(workload: Place): ScenarioMatch {
  const value = workload.fields.match;
  const prefix = pathOf(workload.prefix, "match");
  const { problems } = workload;
  if (value === undefined) return {};
  if (!isObject(value)) {
    const message = `match is ${shownValue(value)}; it must be an object with any of ${MATCH_KEYS.join(", ")}, or {} for all records.`;
    problems.push({ field: prefix, message });
    return {};
  }
  refuseUnknown({ fields: value, prefix, problems }, MATCH_KEYS);
  const names = MATCH_KEYS.flatMap((key) => {
    const given = value[key];
    if (given === undefined) return [];
    const list: readonly unknown[] = Array.isArray(given) ? given : [given];
    if (list.length > 0 && list.every(isName)) return [[key, list] as const];
    const message = `${key} is ${shownValue(given)}; it must be a name, null for records that name none, or a list of these. A name may end in * for all that begin so.`;
    problems.push({ field: `${prefix}.${key}`, message });
    return [];
  });
  return Object.fromEntries(names);
}

const NO_POLICY: Policy = { kind: "standard" };

function readWorkload(value: unknown, place: number, problems: FieldProblem[]): ScenarioWorkload {
  const prefix = `workloads[${place}]`;
  if (!isObject(value)) {
    const message = `A workload is ${shownValue(value)}; it must be an object with ${WORKLOAD_FIELDS.join(", ")}.`;
    problems.push({ field: prefix, message });
    return { match: {}, policy: NO_POLICY, deadlineSeconds: null };
  }
  const workload: Place = { fields: value, prefix, problems };
  refuseUnknown(workload, WORKLOAD_FIELDS);
  const policy = readPolicy(value.policy);
  if (!policy.ok) {
    for (const { field, message } of policy.error) {
      const path = field === "" ? `${prefix}.policy` : `${prefix}.policy.${field}`;
      problems.push({ field: path, message });
    }
  }
  return {
    match: readMatch(workload),
    policy: policy.ok ? policy.value : NO_POLICY,
    deadlineSeconds: readDeadline(workload),
  };
}

function readDeadline({ fields, prefix, problems }: Place): number | null {
  const value = fields.deadlineSeconds;
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && value > 0 && value <= SECONDS.most) return value;
  const message = `deadlineSeconds is ${shownValue(value)}; it must be a number above 0, at most ${SECONDS.most}, or null for none.`;
  problems.push({ field: pathOf(prefix, "deadlineSeconds"), message });
  return null;
}

function readWorkloads({ fields, problems }: Place): readonly ScenarioWorkload[] {
  const value = fields.workloads;
  if (!Array.isArray(value) || value.length > MOST_WORKLOADS) {
    const found = Array.isArray(value) ? `a list of ${value.length}` : shownValue(value);
    const message = `workloads is ${found}; it must be a list of at most ${MOST_WORKLOADS} objects with ${WORKLOAD_FIELDS.join(", ")}. An empty list keeps today's behaviour.`;
    problems.push({ field: "workloads", message });
    return [];
  }
  return value.map((one: unknown, place) => readWorkload(one, place, problems));
}

function readName({ fields, problems }: Place): { readonly name?: string } {
  const { name } = fields;
  if (name === undefined) return {};
  if (typeof name === "string" && name.length <= LONGEST_NAME) return { name };
  const message = `name is ${shownValue(name)}; it must be a text of at most ${LONGEST_NAME} characters.`;
  problems.push({ field: "name", message });
  return {};
}

function readSeed({ fields, problems }: Place): number {
  const { seed } = fields;
  if (seed === undefined) return DEFAULT_SEED;
  if (typeof seed === "number" && Number.isSafeInteger(seed) && seed >= 0) return seed;
  const message = `seed is ${shownValue(seed)}; it must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`;
  problems.push({ field: "seed", message });
  return DEFAULT_SEED;
}

/** The scenario that a JSON value describes, with defaults for what it leaves out, or all that is wrong with it. */
export function readScenario(value: unknown): Result<Scenario, readonly FieldProblem[]> {
  if (!isObject(value)) {
    const message = `A scenario is ${shownValue(value)}; it must be an object with ${SCENARIO_FIELDS.join(", ")}.`;
    return err([{ field: "", message }]);
  }
  const problems: FieldProblem[] = [];
  const place: Place = { fields: value, prefix: "", problems };
  refuseUnknown(place, SCENARIO_FIELDS);
  const scenario = {
    ...readName(place),
    seed: readSeed(place),
    workloads: readWorkloads(place),
    assumptions: readAssumptions(place),
  };
  return problems.length === 0 ? ok(scenario) : err(firstOf(problems));
}

/** As many problems as somebody may read, and how many there are beside them. */
function firstOf(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const message = `${more} more problems are not listed: correct these first.`;
  return [...problems.slice(0, MOST_PROBLEMS), { field: "", message }];
}
