import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeTellings } from "./merge-tellings.ts";
import { blankRecord, TOKEN_FIELDS, type UsageRecord } from "./record.ts";
import { UNDATED_US } from "./time.ts";

const AT = Date.UTC(2026, 4, 1) * 1_000;
const says = (facts: Partial<UsageRecord>): UsageRecord => ({
  ...blankRecord("call", AT),
  requestId: "r",
  ...facts,
});

describe("one call as several tell it", () => {
  test("each field comes from the first who knows it, and nothing known is overwritten", () => {
    const call = mergeTellings(says({ model: "o3" }), says({ model: "o4-mini", project: "p" }));
    expect(call).toMatchObject({ model: "o3", project: "p" });
  });

  test("0 tokens are known, null is not", () => {
    const call = mergeTellings(says({ inputTotal: 0 }), says({ inputTotal: 9, outputTotal: 5 }));
    expect(call).toMatchObject({ inputTotal: 9, outputTotal: 5 });
    const partial = mergeTellings(says({ inputTotal: 0 }), says({ inputTotal: 9 }));
    expect(partial.inputTotal).toBe(0);
  });

  test("token counts come together from the first who knows both totals", () => {
    const counted = says({ inputTotal: 100, inputCached: 60, outputTotal: 5 });
    const other = says({ inputTotal: 90, outputTotal: 4, reasoning: 3 });
    expect(mergeTellings(says({ inputTotal: 70, inputCached: 1 }), counted, other)).toMatchObject({
      inputTotal: 100,
      inputCached: 60,
      outputTotal: 5,
      reasoning: null,
    });
    expect(mergeTellings(counted, { ...other, inputTotal: 100, outputTotal: 5 }).reasoning).toBe(3);
  });

  test("totals that nobody knows both of are taken from those who know one", () => {
    const call = mergeTellings(says({ outputTotal: 5 }), says({ inputTotal: 10, inputCached: 4 }));
    expect(call).toMatchObject({ inputTotal: 10, inputCached: 4, outputTotal: 5 });
  });

  test.each([
    ["pending", "success", "success"],
    ["unknown", "pending", "pending"],
    ["pending", "unknown", "pending"],
    ["unknown", "error", "error"],
    ["success", "error", "success"],
  ] as const)("%s, then %s is %s", (first, second, outcome) => {
    expect(mergeTellings(says({ outcome: first }), says({ outcome: second })).outcome).toBe(
      outcome,
    );
  });

  test("a success takes no cause of failure from another's error", () => {
    const failed = says({
      outcome: "error",
      errorClass: "rate_limit",
      httpStatus: 429,
      errorCode: "x",
    });
    expect(mergeTellings(says({}), failed)).toMatchObject({
      outcome: "success",
      errorClass: null,
      httpStatus: null,
      errorCode: null,
    });
    const unknown = says({ outcome: "error", errorClass: "unknown" });
    expect(mergeTellings(unknown, failed)).toMatchObject({
      errorClass: "rate_limit",
      httpStatus: 429,
    });
  });

  test("a time that is named stands before none", () => {
    expect(mergeTellings(says({ startUs: UNDATED_US }), says({})).startUs).toBe(AT);
    expect(mergeTellings(says({}), says({ startUs: AT + 5 })).startUs).toBe(AT);
  });

  test("where nobody contradicts, the order does not matter", () => {
    const whole = says({
      model: "o3",
      tierServed: "flex",
      outcome: "error",
      errorClass: "rate_limit",
      httpStatus: 429,
      latencyMs: 7,
      inputTotal: 100,
      inputCached: 60,
      inputCacheWrite: 0,
      inputCacheWrite1h: 0,
      outputTotal: 5,
      reasoning: 2,
    });
    const fields = [
      ...TOKEN_FIELDS,
      "model",
      "tierServed",
      "errorClass",
      "httpStatus",
      "latencyMs",
    ];
    const part = fc.subarray(fields).chain((lost) =>
      fc.constantFrom("error", "unknown").map((outcome) => {
        const nothing = Object.fromEntries(lost.map((field) => [field, null]));
        return { ...whole, ...nothing, outcome } as UsageRecord; // its fields, some of them unknown
      }),
    );
    const parts = fc.array(part, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        parts.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([[a, ...more], [b, ...others]]) => {
          if (a && b) expect(mergeTellings(a, ...more)).toEqual(mergeTellings(b, ...others));
        },
      ),
      { seed: 3 },
    );
  });
});
