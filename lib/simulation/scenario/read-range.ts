import { shownValue } from "../../core/shown-value.ts";
import { isObject, pathOf } from "../../retry/field-checks.ts";
import type { FieldProblem } from "./field-problem.ts";
import { point, type Range } from "./range.ts";

/** One JSON object that is being read, where it stands, and what was wrong so far. */
export interface Place {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly prefix: string;
  readonly problems: FieldProblem[];
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export const SHARE: Bounds = { least: 0, most: 1 };
export const SECONDS: Bounds = { least: 0, most: 2_592_000 };

const isNumberIn = (value: unknown, { least, most }: Bounds): value is number =>
  typeof value === "number" && value >= least && value <= most;

/** A number, or two between which it lies with 90 %; what is left out is the default, or missed where there is none. */
export function rangeIn(
  { fields, prefix, problems }: Place,
  name: string,
  byDefault: Range | null,
  bounds: Bounds,
): Range {
  const value = fields[name];
  if (value === undefined && byDefault !== null) return byDefault;
  if (isNumberIn(value, bounds)) return point(value);
  const refuse = (message: string): Range => {
    problems.push({ field: pathOf(prefix, name), message });
    return byDefault ?? point(bounds.least);
  };
  const wanted = `a number from ${bounds.least} to ${bounds.most}, or a range [low, high] of two`;
  if (!Array.isArray(value) || value.length !== 2) {
    return refuse(`${name} is ${shownValue(value)}; it must be ${wanted}.`);
  }
  const [low, high]: readonly unknown[] = value;
  if (!isNumberIn(low, bounds) || !isNumberIn(high, bounds)) {
    return refuse(`${name} is ${shownValue(value)}; it must be ${wanted}.`);
  }
  if (low > high) {
    return refuse(
      `${name} is the wrong way round: its low end ${low} is above its high end ${high}. Write [${high}, ${low}].`,
    );
  }
  return { low, high };
}

/** Refuses the names that are not accepted here. */
export function refuseUnknown(
  { fields, prefix, problems }: Place,
  accepted: readonly string[],
): void {
  for (const name of Object.keys(fields)) {
    if (accepted.includes(name)) continue;
    const message = `${shownValue(name)} is not known here. Accepted: ${accepted.join(", ")}.`;
    problems.push({ field: pathOf(prefix, name), message });
  }
}

/** The object in a field as a place of its own; `null` where it is left out, or is none. */
export function objectIn(place: Place, name: string, what: string): Place | null {
  const value = place.fields[name];
  if (value === undefined) return null;
  const prefix = pathOf(place.prefix, name);
  if (isObject(value)) return { fields: value, prefix, problems: place.problems };
  place.problems.push({
    field: prefix,
    message: `${name} is ${shownValue(value)}; it must be ${what}.`,
  });
  return null;
}

/** The kind that an object names; `null` where it is none of those, or missing. */
export function kindIn<Kind extends string>(
  { fields, prefix, problems }: Place,
  kinds: readonly Kind[],
): Kind | null {
  const kind = kinds.find((one) => one === fields.kind);
  if (kind !== undefined) return kind;
  const message = `kind is ${shownValue(fields.kind)}; it can be ${kinds.join(", ")}.`;
  problems.push({ field: pathOf(prefix, "kind"), message });
  return null;
}

/** A plain number of a field, or its default. */
export function numberIn(
  { fields, prefix, problems }: Place,
  name: string,
  byDefault: number,
  bounds: Bounds,
): number {
  const value = fields[name];
  if (value === undefined) return byDefault;
  if (isNumberIn(value, bounds)) return value;
  const message = `${name} is ${shownValue(value)}; it must be a number from ${bounds.least} to ${bounds.most}.`;
  problems.push({ field: pathOf(prefix, name), message });
  return byDefault;
}
