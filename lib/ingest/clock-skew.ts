import type { UsageRecord } from "../core/record.ts";
import { US_PER_HOUR, US_PER_S } from "../core/time.ts";

/** Less may be the way of the batch through the network. */
const LEAST_SKEW_US = US_PER_S;
const MOST_AHEAD_US = US_PER_HOUR;

/** By how much a sender's clock is off, in microseconds to add to its times; 0 within a second, and where it is not told. */
export function clockSkewUs(sentAtUs: number | null, receivedUs: number): number {
  const skewUs = sentAtUs === null ? 0 : receivedUs - sentAtUs;
  return Math.abs(skewUs) > LEAST_SKEW_US ? skewUs : 0;
}

/** The record at the time by our clock. Its identity is that of the time as sent, so that a second sending is known. */
export const atOurTime = (record: UsageRecord, skewUs: number): UsageRecord =>
  skewUs === 0 ? record : { ...record, startUs: record.startUs + skewUs };

/** Whether a record says that it is of a time more than an hour ahead. */
export const isInFuture = (
  { startUs }: Pick<UsageRecord, "startUs">,
  receivedUs: number,
): boolean => startUs > receivedUs + MOST_AHEAD_US;
