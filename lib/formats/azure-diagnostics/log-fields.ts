import { isPlausibleUs } from "../../core/time.ts";
import { readAnyTime } from "../any-time.ts";
import type { FieldReader } from "../field-reader.ts";
import { jsonObjectOf } from "../json-text.ts";
import { own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";

/** A field as the diagnostic settings name it, then as Log Analytics does in its tables and exports. */
export const LOG_NAMES = {
  time: ["time", "TimeGenerated", "TimeGenerated [UTC]"],
  resourceId: ["resourceId", "ResourceId", "_ResourceId"],
  category: ["category", "Category"],
  operationName: ["operationName", "OperationName"],
  resultSignature: ["resultSignature", "ResultSignature", "resultSignature_s", "resultSignature_d"],
  durationMs: ["durationMs", "DurationMs", "durationMs_d"],
  correlationId: ["correlationId", "CorrelationId", "correlationId_g", "correlationId_s"],
  properties: ["properties", "properties_s", "Properties"],
} as const;
export type LogName = keyof typeof LOG_NAMES;

export const ALL_LOG_NAMES: readonly string[] = Object.values(LOG_NAMES).flat();

/** 1970 in .NET ticks of 100 ns since the year 1. */
const EPOCH_TICKS = 621_355_968_000_000_000n;

/** Ticks are beyond what a number holds: their digits are taken from the text where there is one. */
function ticksOf(properties: unknown, name: string): bigint | null {
  const digits =
    typeof properties === "string"
      ? new RegExp(`"${name}\\\\*"\\s*:\\s*\\\\*"?(\\d{17,19})\\b`).exec(properties)?.[1]
      : undefined;
  if (digits !== undefined) return BigInt(digits);
  const value = own(jsonObjectOf(properties), name);
  if (typeof value === "number" && value > 1e17) return BigInt(Math.round(value));
  return typeof value === "string" && /^\d{17,19}$/.test(value) ? BigInt(value) : null;
}

/** Microseconds since 1970 UTC of .NET ticks; `null` where there are none. */
export function usOfTicks(properties: unknown, name: string): number | null {
  const ticks = ticksOf(properties, name);
  if (ticks === null) return null;
  const us = Number((ticks - EPOCH_TICKS) / 10n);
  return isPlausibleUs(us) ? us : null;
}

/** The sum of a list of counts, or the count itself; `null` where there is none. */
export function summed(read: FieldReader, name: string, value: unknown): number | null {
  const parts = Array.isArray(value) ? value : [value];
  let sum: number | null = null;
  for (const part of parts) {
    const count = read.count(name, part);
    if (count !== null) sum = (sum ?? 0) + count;
  }
  return sum;
}

/** The time of a row: when the request came in, else when the row was logged. */
export function startOf(read: FieldReader, properties: unknown, time: unknown): number | null {
  const us = usOfTicks(properties, "requestTime");
  if (us !== null) return us;
  if (isBlank(time)) return read.refuse("time", "time-missing", "the time of the row", null);
  return readAnyTime(read, "time", time);
}
