import fc from "fast-check";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { US_PER_DAY } from "../core/time.ts";

/** New York turns its clocks back on the fourth day, Chatham lies 45 minutes off. */
export const CALLS_FROM_US = Date.UTC(2026, 9, 29) * 1000;
export const CALLS_DAYS = 6;

const ending = fc.constantFrom<Pick<UsageRecord, "outcome" | "errorClass">>(
  { outcome: "success", errorClass: null },
  { outcome: "success", errorClass: null },
  { outcome: "error", errorClass: "flex_unavailable" },
  { outcome: "error", errorClass: "rate_limit" },
  { outcome: "incomplete", errorClass: null },
);
const name = (...names: string[]) => fc.constantFrom(...names, null);
const duration = fc.option(
  fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 90_000 }), fc.constantFrom(256, 257, 2 ** 28)),
);

/** Calls of a few days that meet in few operations, and in few names. */
export const arbitraryCall: fc.Arbitrary<UsageRecord> = fc
  .record({
    startUs: fc.nat({ max: CALLS_DAYS * US_PER_DAY }).map((us) => CALLS_FROM_US + us),
    operationId: fc.option(fc.nat({ max: 9 }).map((n) => `op-${n}`)),
    attempt: fc.option(fc.nat({ max: 3 })),
    ending,
    latencyMs: duration,
    ttftMs: duration,
    outputTotal: fc.option(fc.constantFrom(0, 1, 2, 255, 256, 5_000_000)),
    inputTotal: fc.option(fc.nat({ max: 300_000 })),
    model: name("o3", "gpt-5.4", "deepseek-v4-pro"),
    provider: name("openai", "deepseek"),
    tierRequested: name("flex", "auto", "standard"),
    tierServed: name("flex", "standard"),
    project: name("search", "support", "search-eu"),
    workload: name("nightly", "chat"),
    apiKey: name("key-1", "key-2"),
    endpoint: name("/v1/responses", "/v1/chat/completions"),
  })
  .map(({ ending, ...facts }) => ({
    ...blankRecord("call", facts.startUs),
    ...facts,
    ...ending,
  }));
