import type { Mapping, MappingColumn } from "../../lib/formats/mapping.ts";

export type Scalar = string | number | boolean | null;
type TimeKind = Mapping["time"]["kind"];

export const BLANK_MAPPING: Mapping = {
  columns: {},
  time: { kind: "iso" },
  latencyUnit: "ms",
  models: {},
  defaults: {},
  failedWhen: {},
};

const without = <Key extends string, Value>(
  from: Readonly<Partial<Record<Key, Value>>>,
  key: Key,
): Partial<Record<Key, Value>> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as Partial<
    Record<Key, Value>
  >; // entries of the same record, one fewer

/** The mapping with a field read from a column, or from none. */
export function withColumn(mapping: Mapping, field: MappingColumn, name: string | null): Mapping {
  const columns = without(mapping.columns, field);
  return { ...mapping, columns: name === null ? columns : { ...columns, [field]: name } };
}

/** The mapping with times read another way; the origin stays where both ways have one. */
export function withTimeKind(mapping: Mapping, kind: TimeKind): Mapping {
  if (kind !== "seconds-since" && kind !== "milliseconds-since") {
    return { ...mapping, time: { kind } };
  }
  const origin = "origin" in mapping.time ? mapping.time.origin : "";
  return { ...mapping, time: { kind, origin } };
}

/** The mapping with the moment from which relative times count; no change for other times. */
export function withOrigin(mapping: Mapping, origin: string): Mapping {
  return "origin" in mapping.time ? { ...mapping, time: { ...mapping.time, origin } } : mapping;
}

/** The mapping with a model of the file priced as one of the catalogue, or under its own name. */
export function withModel(mapping: Mapping, name: string, catalogueId: string): Mapping {
  const { [name]: _replaced, ...models } = mapping.models;
  return { ...mapping, models: catalogueId === "" ? models : { ...models, [name]: catalogueId } };
}

/** The mapping with a value for a field that rows do not give; an empty value takes it out. */
export function withDefault(mapping: Mapping, field: MappingColumn, value: string): Mapping {
  const defaults = without(mapping.defaults, field);
  return { ...mapping, defaults: value === "" ? defaults : { ...defaults, [field]: value } };
}

/** The mapping with a condition for failed rows; `undefined` takes it out. */
export function withFailure(
  mapping: Mapping,
  field: MappingColumn,
  value: Scalar | undefined,
): Mapping {
  const failedWhen = without(mapping.failedWhen, field);
  return {
    ...mapping,
    failedWhen: value === undefined ? failedWhen : { ...failedWhen, [field]: value },
  };
}

/** A condition's value as typed: numbers and true or false as such, nothing as null. */
export function readScalar(text: string): Scalar {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}
