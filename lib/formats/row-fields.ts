import type { UsageRecord } from "../core/record.ts";
import type { SourceRow } from "./format.ts";
import { isJsonObject, own } from "./json-value.ts";

/** Reads a field of a row by the name that its source gives it, from cells or from a JSON object. */
export type FieldOf<Name extends string> = (name: Name) => unknown;

const plainName = (header: string): string => header.trim().toLowerCase();

/**
 * Finds fields by name whatever the order of columns and the case of headers, and by key in JSON objects.
 * `null` for a JSON value that is no object.
 */
export function fieldsByName<Name extends string>(
  headers: readonly string[],
  names: readonly Name[],
): (row: SourceRow) => FieldOf<Name> | null {
  const plain = headers.map(plainName);
  const indexes = new Map<Name, number>(
    names.map((name) => [name, plain.indexOf(plainName(name))] as const),
  );
  return (row) => {
    if (row.kind === "cells") return (name) => row.cells[indexes.get(name) ?? -1];
    const { value } = row;
    return isJsonObject(value) ? (name) => own(value, name) : null;
  };
}

/** The names of a CSV's columns, as the readers compare them. */
export function columnNames(headers: readonly string[]): ReadonlySet<string> {
  return new Set(headers.map(plainName));
}

/** Whether a CSV has all of the columns, in whatever order and case. */
export function hasColumns(headers: readonly string[], ...names: readonly string[]): boolean {
  const found = columnNames(headers);
  return names.every((name) => found.has(plainName(name)));
}

/** Fields with the columns that can give them. */
export type ColumnsOfField = readonly (readonly [keyof UsageRecord, readonly string[]])[];

/** The fields that none of a CSV's columns gives; none where there is no header, as in JSON. */
export function fieldsWithoutColumn(
  headers: readonly string[],
  columnsOfField: ColumnsOfField,
): (keyof UsageRecord)[] {
  if (headers.length === 0) return [];
  const names = columnNames(headers);
  return columnsOfField
    .filter(([, columns]) => !columns.some((column) => names.has(column)))
    .map(([field]) => field);
}
