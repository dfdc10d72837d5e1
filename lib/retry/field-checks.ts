import { shownValue } from "../core/shown-value.ts";

export type PolicyProblemCode =
  | "not-an-object"
  | "unknown-field"
  | "wrong-type"
  | "not-accepted"
  | "out-of-range"
  | "never-finishes"
  | "never-returns";

/** What is wrong with one field, as a sentence to show beside it. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** From the policy's root: `backoff.capSeconds`. */
  readonly field: string;
  readonly message: string;
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  /** Whether `null` is accepted, and what it means. */
  readonly orNull?: string;
}

/** Reads the fields of one JSON object and gathers what is wrong; a field left out is its default. */
export interface FieldReader {
  number(name: string, byDefault: number, range: NumberRange): number;
  numberOrNull(name: string, byDefault: number | null, range: NumberRange): number | null;
  choice<T extends string>(name: string, byDefault: T, accepted: readonly T[]): T;
  flag(name: string, byDefault: boolean): boolean;
  /** The object in a field: `null` where it is null, `undefined` where it is left out or is no object. */
  object(
    name: string,
    accepted: readonly string[],
    orNull: boolean,
  ): FieldReader | null | undefined;
  problem(name: string, code: PolicyProblemCode, message: string): void;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const LONGEST_NAME = 80;

/** A field's path from the root: `backoff.capSeconds`. */
export function pathOf(prefix: string, name: string): string {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return prefix === "" ? short : `${prefix}.${short}`;
}

/** A reader of `fields`, which takes no other names than `accepted`; problems are added to `problems`. */
export function fieldReader(
  fields: Readonly<Record<string, unknown>>,
  accepted: readonly string[],
  problems: PolicyProblem[],
  prefix = "",
): FieldReader {
  const problem = (name: string, code: PolicyProblemCode, message: string): void => {
    problems.push({ code, field: pathOf(prefix, name), message });
  };
  for (const name of Object.keys(fields)) {
    if (accepted.includes(name)) continue;
    problem(
      name,
      "unknown-field",
      `${shownValue(name)} is not known here. Accepted: ${accepted.join(", ")}.`,
    );
  }
  const read = (name: string, byDefault: number | null, range: NumberRange): number | null => {
    const value = fields[name];
    if (value === undefined) return byDefault;
    if (value === null && range.orNull !== undefined) return null;
    const complaint = numberComplaint(name, value, range);
    if (complaint !== null) problem(name, complaint.code, complaint.message);
    return complaint === null && typeof value === "number" ? value : byDefault;
  };
  return {
    problem,
    numberOrNull: read,
    number: (name, byDefault, range) => read(name, byDefault, range) ?? byDefault,
    choice(name, byDefault, choices) {
      const value = fields[name];
      if (value === undefined) return byDefault;
      const chosen = choices.find((choice) => choice === value);
      if (chosen !== undefined) return chosen;
      const message = `${name} is ${shownValue(value)}; it can be ${choices.join(", ")}.`;
      problem(name, "not-accepted", message);
      return byDefault;
    },
    flag(name, byDefault) {
      const value = fields[name];
      if (value === undefined || typeof value === "boolean") return value ?? byDefault;
      problem(name, "wrong-type", `${name} is ${shownValue(value)}; it must be true or false.`);
      return byDefault;
    },
    object(name, inner, orNull) {
      const value = fields[name];
      if (value === undefined) return undefined;
      if (value === null && orNull) return null;
      if (isObject(value)) return fieldReader(value, inner, problems, pathOf(prefix, name));
      problem(
        name,
        "wrong-type",
        `${name} is ${shownValue(value)}; it must be an object with ${inner.join(", ")}.`,
      );
      return undefined;
    },
  };
}

function numberComplaint(
  name: string,
  value: unknown,
  { least, most, whole = false, orNull }: NumberRange,
): { code: PolicyProblemCode; message: string } | null {
  const kind = whole ? "a whole number" : "a number";
  const or = orNull === undefined ? "" : `, or null for ${orNull}`;
  const wanted = `it must be ${kind} from ${least} to ${most}${or}.`;
  const message = `${name} is ${shownValue(value)}; ${wanted}`;
  if (typeof value !== "number" || Number.isNaN(value)) return { code: "wrong-type", message };
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  return fits ? null : { code: "out-of-range", message };
}
