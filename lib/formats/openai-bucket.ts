import type { FieldReader } from "./field-reader.ts";
import { isJsonObject, type JsonObject, own } from "./json-value.ts";
import { isBlank } from "./read-number.ts";

export const TIME_COLUMNS = ["start_time", "end_time", "start_time_iso", "end_time_iso"] as const;
type TimeColumn = (typeof TIME_COLUMNS)[number];

/**
 * Where a bucket of OpenAI's starts or ends, in microseconds. A spreadsheet writes large seconds as 1.7596E+09 and
 * loses the rest: then the ISO text counts.
 */
export function boundaryUs(
  read: FieldReader,
  field: (name: TimeColumn) => unknown,
  side: "start" | "end",
): number | null {
  const seconds = field(`${side}_time`);
  const useIso = isBlank(seconds) || (typeof seconds === "string" && /e/i.test(seconds));
  const us = useIso
    ? read.timeUs(`${side}_time_iso`, field(`${side}_time_iso`), "iso")
    : read.timeUs(`${side}_time`, seconds, "epoch-s");
  if (us === null && side === "start") {
    read.refuse("start_time", "time-missing", "the start of the period", null);
  }
  return us;
}

export interface BucketResult {
  /** What holds the times: the bucket around the result, or a flat row itself. */
  readonly bucket: JsonObject;
  readonly result: JsonObject;
}

/** The results of a page, a bucket or a flat row, in order; `null` for what is none of them. An empty bucket has none. */
export function bucketResults(value: unknown): readonly BucketResult[] | null {
  if (!isJsonObject(value)) return null;
  const pages = own(value, "data");
  if (Array.isArray(pages)) {
    const nested = pages.map(bucketResults);
    return nested.every((each) => each !== null) ? nested.flat() : null;
  }
  const results = own(value, "results") ?? own(value, "result");
  if (results === undefined || results === null) return [{ bucket: value, result: value }];
  if (!Array.isArray(results) || !results.every(isJsonObject)) return null;
  return results.map((result) => ({ bucket: value, result }));
}
