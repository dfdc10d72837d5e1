import { TOKEN_FIELDS, type UsageRecord } from "../core/record.ts";
import { isPlausibleUs } from "../core/time.ts";
import { LONGEST_TEXT } from "./clean-text.ts";
import type { RowProblem } from "./format.ts";

function over(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole;
}

function partsProblem(field: string, expected: string, found: string): RowProblem {
  return { field, code: "parts-exceed-total", expected, found };
}

const MOST_TOKENS_OF_A_CALL = 1_000_000_000;

function sizeProblem(record: UsageRecord): RowProblem | null {
  if (record.grain !== "call") return null;
  const field = TOKEN_FIELDS.find((name) => (record[name] ?? 0) > MOST_TOKENS_OF_A_CALL);
  if (field === undefined) return null;
  return {
    field,
    code: "absurd",
    expected: "at most 1,000,000,000 tokens of a single call",
    found: String(record[field]),
  };
}

function idProblem(field: "requestId" | "operationId", id: string | null): RowProblem | null {
  if (id === null || id.length <= LONGEST_TEXT) return null;
  return {
    field,
    code: "id-too-long",
    expected: `an id of at most ${LONGEST_TEXT} characters`,
    found: `one of ${id.length}`,
  };
}

/**
 * What contradicts itself in a record, whatever its format: parts larger than their total, an end before its start.
 * `null` for a sound record. Source: docs/formats.md.
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
  const absurd = sizeProblem(record);
  if (absurd) return absurd;
  const id =
    idProblem("requestId", record.requestId) ?? idProblem("operationId", record.operationId);
  if (id) return id;
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
