import { FLEX_DEFAULTS } from "../../lib/retry/policy.ts";
import { POLICY_PRESETS, type PolicyPreset } from "../../lib/retry/presets.ts";
import { readPolicy } from "../../lib/retry/read-policy.ts";

/** The parameter that holds the scenario in the address. */
export const SCENARIO = "scenario";

/** JSON as it may stand in a scenario file. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export interface DraftWorkload {
  readonly match: JsonObject;
  readonly policy: JsonObject;
  /** Seconds; text that is no number stays as it was typed, and is refused beside its field. */
  readonly deadlineSeconds?: Json;
}

/** A scenario file while it is edited: what the file leaves out is left out, what is wrong stays until it is mended. */
export interface Draft {
  readonly name?: Json;
  readonly seed: Json;
  readonly workloads: readonly DraftWorkload[];
  readonly assumptions: JsonObject;
}

export const TODAY: Draft = { seed: 1, workloads: [], assumptions: {} };

/** Whether a part of a scenario file is an object; what stands in it is JSON as the rest. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function draftWorkload(value: unknown): DraftWorkload | null {
  if (!isObject(value)) return null;
  const { match, policy, deadlineSeconds } = value;
  return {
    match: isObject(match) ? match : {},
    policy: isObject(policy) ? policy : { kind: "standard" },
    ...(deadlineSeconds === undefined || deadlineSeconds === null ? {} : { deadlineSeconds }),
  };
}

/** The scenario that the address says; `null` where its text is none. Today's behaviour where it says nothing. */
export function readDraft(text: string | null): Draft | null {
  if (text === null) return TODAY;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { name, seed = 1, workloads = [], assumptions = {} } = value;
  if (!Array.isArray(workloads) || !isObject(assumptions)) return null;
  const read = workloads.map(draftWorkload);
  const whole = read.filter((one) => one !== null);
  if (whole.length < read.length) return null;
  return { ...(name === undefined ? {} : { name }), seed, workloads: whole, assumptions };
}

/** The scenario as the address says it; `null` for today's behaviour. */
export function draftText(draft: Draft): string | null {
  const { name, seed, workloads, assumptions } = draft;
  const parts: JsonObject = {
    ...(name === undefined ? {} : { name }),
    ...(seed === 1 ? {} : { seed }),
    ...(workloads.length === 0 ? {} : { workloads: workloads.map((one) => ({ ...one })) }),
    ...(Object.keys(assumptions).length === 0 ? {} : { assumptions }),
  };
  return Object.keys(parts).length === 0 ? null : JSON.stringify(parts);
}

/** An object with one value within it changed; `undefined` takes it out, and a parent that is empty then. */
export function withValue(
  object: JsonObject,
  path: readonly string[],
  value: Json | undefined,
): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const { [name]: before, ...others } = object;
  if (rest.length === 0) return value === undefined ? others : { ...object, [name]: value };
  const inner = withValue(isObject(before) ? before : {}, rest, value);
  return Object.keys(inner).length === 0 ? others : { ...object, [name]: inner };
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(object: JsonObject, path: readonly string[]): Json | undefined {
  let at: Json | undefined = object;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  return at;
}

/** A policy with every field, as JSON. */
export const policyJson = (policy: unknown): JsonObject => JSON.parse(JSON.stringify(policy));

/** The preset that a policy is; `null` where it was edited, or cannot be read. */
export function presetOf(policy: JsonObject): PolicyPreset | null {
  const read = readPolicy(policy);
  if (!read.ok) return null;
  const text = JSON.stringify(read.value);
  return POLICY_PRESETS.find((preset) => JSON.stringify(preset.policy) === text) ?? null;
}

/** The fields of a preset that are not the defaults of its kind: a short text in the address. */
export function presetJson({ policy }: PolicyPreset): JsonObject {
  const whole = policyJson(policy);
  if (policy.kind !== "flex") return whole;
  const usual = policyJson(FLEX_DEFAULTS);
  return Object.fromEntries(
    Object.entries(whole).filter(
      ([name, value]) =>
        name === "kind" || JSON.stringify(value) !== JSON.stringify(usual[name] ?? null),
    ),
  );
}
