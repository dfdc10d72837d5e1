import type { UsageRecord } from "../../core/record.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import { isoFromUs, US_PER_DAY, US_PER_S } from "../../core/time.ts";
import { LABEL_COLUMNS, type LabelText } from "./label-ids.ts";

export const NULL = "\\N";

const SPECIAL = /[\\\n\r\t\0]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\uFFFD", // PostgreSQL's texts hold no NUL
};

/** A value in COPY's text form. */
export function copyText(text: string | null): string {
  if (text === null) return NULL;
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
/** The day last written: times of a file lie close together. */
const lastDay = { day: Number.NaN, text: "" };

/** As `isoFromUs`, for millions of times. */
export function timeText(us: number): string {
  const day = Math.floor(us / US_PER_DAY);
  if (day !== lastDay.day) {
    lastDay.day = day;
    lastDay.text = isoFromUs(day * US_PER_DAY).slice(0, -"00:00:00.000Z".length);
  }
  const rest = us - day * US_PER_DAY;
  const s = Math.floor(rest / US_PER_S);
  const minute = Math.floor(s / 60);
  const clock = `${TWO_DIGITS[Math.floor(minute / 60)]}:${TWO_DIGITS[minute % 60]}:${TWO_DIGITS[s % 60]}`;
  const fraction = rest - s * US_PER_S;
  return fraction === 0
    ? `${lastDay.text}${clock}Z`
    : `${lastDay.text}${clock}.${String(fraction).padStart(6, "0")}Z`;
}

const LARGEST_INT = 2_147_483_647;
const LARGEST_SMALLINT = 32_767;

/** A whole number within the column's range; a duration beyond it is as long as the column can say. */
const wholeNumber = (value: number | null, largest: number): string =>
  value === null ? NULL : String(Math.min(Math.round(value), largest));

const code = (value: number | null): string =>
  value === null || value < 0 || value > LARGEST_SMALLINT ? NULL : String(value);

const count = (value: number | null): string => (value === null ? NULL : String(value));

const tokens = (record: UsageRecord): string =>
  `${count(record.inputTotal)}\t${count(record.inputCached)}\t${count(record.inputCacheWrite)}\t${count(record.inputCacheWrite1h)}\t${count(record.outputTotal)}\t${count(record.reasoning)}`;

function outcome({ outcome, errorClass }: UsageRecord): string {
  const reason = errorClass === null ? NULL : String(ERROR_CLASSES.indexOf(errorClass));
  return `${OUTCOMES.indexOf(outcome)}\t${reason}`;
}

const TOKEN_COLUMNS =
  "input_total, input_cached, input_cache_write, input_cache_write_1h, output_total, reasoning";

export const CALL_COLUMNS = `workspace, key, at, import_id, source_line, ${TOKEN_COLUMNS}, ${LABEL_COLUMNS}, outcome, error_class, latency_ms, ttft_ms, http_status, attempt, request_id, operation_id`;

export interface RowOrigin {
  readonly workspace: number;
  readonly importId: number;
  readonly labels: LabelText;
}

/** One line of COPY for a call, in the order of CALL_COLUMNS. */
export function callLine(
  { workspace, importId, labels }: RowOrigin,
  key: string,
  { line, record }: { readonly line: number; readonly record: UsageRecord },
): string {
  const { latencyMs, ttftMs, httpStatus, attempt, requestId, operationId } = record;
  const durations = `${wholeNumber(latencyMs, LARGEST_INT)}\t${wholeNumber(ttftMs, LARGEST_INT)}`;
  const ids = `${copyText(requestId)}\t${copyText(operationId)}`;
  return `${workspace}\t${key}\t${timeText(record.startUs)}\t${importId}\t${wholeNumber(line, LARGEST_INT)}\t${tokens(record)}\t${labels(record)}${outcome(record)}\t${durations}\t${code(httpStatus)}\t${code(attempt)}\t${ids}\n`;
}

export const BUCKET_COLUMNS = `workspace, start_at, end_at, requests, import_id, source_line, ${TOKEN_COLUMNS}, ${LABEL_COLUMNS}, outcome, error_class, reported_usd, own_id`;

/** One line of COPY for a bucket, in the order of BUCKET_COLUMNS. */
export function bucketLine(
  { workspace, importId, labels }: RowOrigin,
  { line, record }: { line: number; record: UsageRecord },
): string {
  const end = record.endUs === null ? NULL : isoFromUs(record.endUs);
  return `${workspace}\t${timeText(record.startUs)}\t${end}\t${count(record.requests)}\t${importId}\t${wholeNumber(line, LARGEST_INT)}\t${tokens(record)}\t${labels(record)}${outcome(record)}\t${record.reportedUsd ?? NULL}\t${copyText(record.requestId)}\n`;
}

export const COST_COLUMNS = `workspace, start_at, end_at, amount_usd, import_id, source_line, ${LABEL_COLUMNS}`;

/** One line of COPY for a reported cost, in the order of COST_COLUMNS. */
export function costLine(
  { workspace, importId, labels }: RowOrigin,
  { line, record }: { line: number; record: UsageRecord },
): string {
  const end = record.endUs === null ? NULL : isoFromUs(record.endUs);
  const amount = record.reportedUsd ?? "0";
  return `${workspace}\t${timeText(record.startUs)}\t${end}\t${amount}\t${importId}\t${wholeNumber(line, LARGEST_INT)}\t${labels(record).slice(0, -1)}\n`;
}
