import type { UsageRecord } from "../core/record.ts";
import { isPlausibleUs } from "../core/time.ts";
import type { RowProblem } from "./format.ts";

function over(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}

function partsProblem(field: string, expected: string, found: string): RowProblem {
  return { field, code: "parts-exceed-total", expected, found };
}

/**
 * What contradicts itself in a record, whatever its format: parts larger than their total, an end before its start.
 * `null` for a sound record. Source: facts/FORMATS.md 1.2.
 */
export function recordProblem(record: UsageRecord): RowProblem | null {
  const { inputTotal, inputCached, inputCacheWrite, outputTotal, reasoning } = record;
  const parts = (inputCached ?? 0) + (inputCacheWrite ?? record.inputCacheWrite1h ?? 0);
  if (over(parts, inputTotal)) {
    return partsProblem(
      "inputTotal",
      "total input tokens, cached and cache-written ones included",
      `${inputTotal} in total, of them ${parts} cached or cache-written`,
    );
  }
  if (over(record.inputCacheWrite1h, inputCacheWrite)) {
    return partsProblem(
      "inputCacheWrite",
      "all cache-written tokens, those for one hour included",
      `${inputCacheWrite} in total, of them ${record.inputCacheWrite1h} for one hour`,
    );
  }
  if (over(reasoning, outputTotal)) {
    return partsProblem(
      "outputTotal",
      "total output tokens, reasoning included",
      `${outputTotal} in total, of them ${reasoning} for reasoning`,
    );
  }
  if (!isPlausibleUs(record.startUs)) {
    return {
      field: "time",
      code: "time-out-of-range",
      expected: "a time from 2015 to 2099",
      found: String(record.startUs),
    };
  }
  if (record.endUs !== null && record.endUs <= record.startUs) {
    return {
      field: "timeEnd",
      code: "end-before-start",
      expected: "an end after the start",
      found: `${(record.endUs - record.startUs) / 1_000_000} s after it`,
    };
  }
  return null;
}
