import { expect, test } from "vitest";
import type { UsageRecord } from "../../core/record.ts";
import { callAt } from "../../testing/simulated.ts";
import { capacityAttempts, seriesOf } from "./capacity-attempts.ts";

const flexAt = (second: number, parts: Partial<UsageRecord> = {}): UsageRecord =>
  callAt(second, { tierRequested: "flex", tierServed: "flex", ...parts });
const failed = (second: number, errorClass: UsageRecord["errorClass"]): UsageRecord =>
  flexAt(second, { tierServed: null, outcome: "error", errorClass });

test("only refusals for want of room count as such; rate limits, unknown causes and other failures stand apart", () => {
  const told = capacityAttempts([
    failed(7, "overloaded"),
    flexAt(0),
    failed(2, "flex_unavailable"),
    failed(3, "rate_limit"),
    failed(4, "quota"),
    failed(5, "http_429"),
    failed(6, "server_error"),
    flexAt(8, { tierServed: "standard" }),
    callAt(9),
  ]);
  expect(told).toMatchObject({ otherRefusals: 2, unknownRefusals: 1, silent: 2 });
  expect(told.attempts.map(({ accepted }) => accepted)).toEqual([true, false, false]);
  const { gapSeconds, accepted } = seriesOf(told.attempts);
  expect([...gapSeconds]).toEqual([0, 2, 5]);
  expect([...accepted]).toEqual([1, 0, 0]);
});
