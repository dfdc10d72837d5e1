import { exactUsd } from "../core/money.ts";
import type { UsageRecord } from "../core/record.ts";
import { isUndated } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { LiveAttempt } from "../wire/live.ts";
import type { AttemptDetails } from "../wire/live-record.ts";
import { callLine } from "./call-line.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import { endedUs } from "./live-figures.ts";
import { priceCell } from "./price-cell.ts";

export interface WitnessedCall {
  readonly key: string;
  readonly record: UsageRecord;
  readonly details: AttemptDetails | null;
  readonly operationAttempts: number | null;
}

function atStandard(book: PriceBook, record: UsageRecord): string | null {
  const price = priceCell(book, cellOfRecord(record));
  if (price.kind === "unpriced") return null;
  const { standard } = price.at;
  return standard.kind === "moved" ? exactUsd(standard.priced.total) : null;
}

/** An attempt as it is listed live, with its exact cost as served and at standard. */
export function liveAttempt(
  book: PriceBook,
  { key, record, details, operationAttempts }: WitnessedCall,
): LiveAttempt {
  const { startUs, latencyMs } = record;
  return {
    ...callLine(book, key, record),
    endedUs: isUndated(startUs) ? null : endedUs(startUs, latencyMs),
    atStandard: atStandard(book, record),
    details,
    operationAttempts,
  };
}
