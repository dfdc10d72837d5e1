import { describe, expect, test } from "vitest";
import { cellOfRecord } from "../../analytics/cell-of-record.ts";
import { Statement } from "../../analytics/statement.ts";
import type { UsageRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { generateSampleMonth } from "../../sample/generate-sample-month.ts";
import { answered, callAt, simulated } from "../../testing/simulated.ts";

const flex = { kind: "flex", maxAttempts: 3, onExhausted: "standard" };
const POINTS = {
  availability: { kind: "constant", refusal: 0.1 },
  refusalSeconds: 0.3,
  slowdown: { kind: "constant", value: 1 },
  billAbandoned: 0,
  cacheLossOnFallback: 0,
};
const scenario = (policy: object = flex, assumptions: object = {}) => ({
  seed: 1,
  workloads: [{ match: {}, policy }],
  assumptions: { ...POINTS, ...assumptions },
});

/** A hundred calls of $0.012 each, one every ten seconds. */
const calls = (parts: Partial<UsageRecord> = {}) =>
  Array.from({ length: 100 }, (_, place) => callAt(place * 10, parts));

describe("flex with three attempts and a fallback, at 10 % refusals", () => {
  test("costs 0.999 × $0.60 + 0.001 × $1.20 for what costs $1.20 today, to the last digit", () => {
    expect(answered(scenario(), calls())).toMatchObject({
      engine: "closed-form",
      cost: { today: "1.2", standard: "1.2", scenario: "0.6006", interval90: ["0.6006", "0.6006"] },
      fallbackShare: 0.001,
      attemptsPerOperation: 1.11,
      latencySeconds: null,
      missShare: null,
      unevaluable: [],
      basis: "assumed",
      requests: 100,
    });
  });

  test("loses cached discounts on fallbacks where that is assumed", () => {
    // Of 1,000 input tokens 800 cached at $2.50: $0.004 + 50 × $40 = $0.006 at standard, half of it at flex; cold $0.012.
    const cached = calls({ inputCached: 800 });
    expect(answered(scenario(), cached).cost.scenario).toBe("0.3003");
    const cold = answered(scenario(flex, { cacheLossOnFallback: 1 }), cached);
    expect(cold.cost).toMatchObject({ today: "0.6", scenario: "0.3009" });
  });

  test("fails one of a thousand and pays for none of them where nothing follows", () => {
    const answer = answered(scenario({ ...flex, onExhausted: "fail" }), calls());
    expect(answer).toMatchObject({ fallbackShare: 0, failedShare: 0.001 });
    expect(answer.cost.scenario).toBe("0.5994");
  });

  test("takes a range of refusals as an interval of money, the driver named", () => {
    const answer = answered(
      scenario(flex, { availability: { kind: "constant", refusal: [0.05, 0.2] } }),
      calls(),
    );
    const [low, high] = answer.cost.interval90.map(Number);
    // 5 % cubed and 20 % cubed fall back: $0.600075 and $0.6048.
    expect(low).toBeCloseTo(0.600075, 4);
    expect(high).toBeCloseTo(0.6048, 3);
    expect(Number(answer.cost.scenario)).toBeGreaterThan(low ?? 0);
    expect(Number(answer.cost.scenario)).toBeLessThan(high ?? 0);
    expect(answer.drivers.map(({ name }) => name)).toEqual(["refusal"]);
    expect(answer.drivers[0]?.cost.map(Number)).toEqual([0.600075, 0.6048]);
    // The middle of a range is no decimal that anybody stated: twelve digits of it are shown.
    expect(answer.cost.scenario).toMatch(/^0\.\d{1,12}$/);
    expect(answer.worlds).toBe(200);
    expect(Number(answer.width.assumption)).toBeGreaterThan(0);
    expect(answer.width).toMatchObject({ sampling: "0", parameter: "0", weekToWeek: "0" });
  });

  test("answers the same bits for the same seed, and others for another", () => {
    const ranged = scenario(flex, { availability: { kind: "constant", refusal: [0.05, 0.2] } });
    const once = JSON.stringify(answered(ranged, calls()));
    expect(JSON.stringify(answered(ranged, calls()))).toBe(once);
    expect(JSON.stringify(answered({ ...ranged, seed: 2 }, calls()))).not.toBe(once);
  });
});

describe("which records a policy holds for", () => {
  const two = [...calls({ project: "a" }), ...calls({ project: "b" })];

  test("what matches nothing keeps today's behaviour", () => {
    const answer = answered(
      { ...scenario(), workloads: [{ match: { project: "a" }, policy: flex }] },
      two,
    );
    expect(answer.cost).toMatchObject({ today: "2.4", scenario: "1.8006" });
    expect(answer.workloads.map(({ workload, cost }) => [workload, cost.scenario])).toEqual([
      [0, "0.6006"],
      [null, "1.2"],
    ]);
    // Over all 200 requests: 1.11 attempts at flex for half of them.
    expect(answer).toMatchObject({ attemptsPerOperation: 0.555, fallbackShare: 0.0005 });
  });

  test("the first match wins; one that is left without requests is told, not refused", () => {
    const workloads = [
      { match: {}, policy: { kind: "standard" } },
      { match: { project: "b" }, policy: flex },
    ];
    const answer = answered({ ...scenario(), workloads }, two);
    expect(answer.cost.scenario).toBe("2.4");
    expect(answer.notes.join()).toContain("workloads[1] has no request of its own");
  });

  test("a match that fits no record at all is refused beside its field", () => {
    const workloads = [{ match: { project: "c" }, policy: flex }];
    expect(simulated({ ...scenario(), workloads }, two)).toEqual([
      "workloads[0].match: The workload is empty: its match fits none of the 200 records. Correct a name, or take the workload out.",
    ]);
    expect(simulated(scenario(), [])).toEqual([
      ": There is no record to simulate. Give records of at least one request.",
    ]);
  });

  test("models and tiers without a price are excluded everywhere, counted and named", () => {
    const others = [
      callAt(1, { model: "no-such-model" }),
      callAt(2, { model: "gpt-4.1" }),
      callAt(3, { outputTotal: null }),
    ];
    const answer = answered(scenario(), [...calls(), ...others]);
    expect(answer.cost).toMatchObject({ today: "1.2", standard: "1.2", scenario: "0.6006" });
    expect(answer.unevaluable).toEqual([
      { reason: "not-sold-at-tier", model: "gpt-4.1", tier: "flex", records: 1 },
      { reason: "tokens-unknown", model: "o3", tier: "flex", records: 1 },
      { reason: "unknown-model", model: "no-such-model", tier: "flex", records: 1 },
    ]);
  });

  test("records whose tier is not known are evaluated, and today's sum says that it lacks them", () => {
    const unknown = callAt(5, { tierRequested: null, tierServed: null });
    expect(answered(scenario(), [...calls(), unknown])).toMatchObject({
      cost: { today: "1.2", standard: "1.212", scenario: "0.606606" },
      todayUnknown: 1,
    });
    expect(answered(scenario(), [unknown]).cost.today).toBeNull();
  });
});

describe("what counts as a request", () => {
  const refused = (second: number, operationId: string | null): UsageRecord =>
    callAt(second, {
      ...{ operationId, tierRequested: "flex", tierServed: null, inputTotal: null },
      ...{ outputTotal: null, outcome: "error", errorClass: "flex_unavailable", httpStatus: 429 },
    });

  test("an operation's failed attempts are none of their own", () => {
    const records = [refused(0, "op"), refused(2, "op"), callAt(5, { operationId: "op" })];
    const answer = answered({ workloads: [] }, records);
    expect(answer).toMatchObject({
      requests: 1,
      fallbackShare: 1,
      attemptsPerOperation: 2,
      setAside: { attempts: 2, unanswered: 0, ungrouped: 0 },
    });
  });

  test("a refusal without an operation, and an operation that was never answered, are set aside", () => {
    const answer = answered({ workloads: [] }, [refused(0, null), refused(1, "x"), callAt(9)]);
    expect(answer).toMatchObject({ requests: 1, setAside: { ungrouped: 1, unanswered: 1 } });
  });

  test("what failed attempts were charged is part of today, and of no scenario", () => {
    const timedOut = callAt(0, {
      operationId: "op",
      outcome: "error",
      errorClass: "timeout_client",
    });
    const records = [timedOut, callAt(700, { operationId: "op" })];
    expect(answered(scenario({ kind: "standard" }), records)).toMatchObject({
      requests: 1,
      cost: { today: "0.024", standard: "0.012", scenario: "0.012" },
    });
  });

  test("charged calls of an operation that was never answered are one request", () => {
    const failed = (second: number) =>
      callAt(second, { operationId: "op", outcome: "error", errorClass: "server_error" });
    expect(answered({ workloads: [] }, [failed(0), failed(1)])).toMatchObject({
      requests: 1,
      cost: { today: "0.024", scenario: "0.024" },
    });
  });
});

describe("how long requests take", () => {
  test("at standard as logged, with a wait of 0.3 s and the backoff before those that were refused", () => {
    const timed = Array.from({ length: 100 }, (_, place) =>
      callAt(place * 10, { latencyMs: 1_000 * (1 + place) }),
    );
    const workloads = [{ match: {}, policy: { kind: "standard" }, deadlineSeconds: 90.5 }];
    const answer = answered({ ...scenario(), workloads }, timed);
    expect(answer.latencySeconds?.p50).toBeCloseTo(50, 0);
    expect(answer.latencySeconds?.p99).toBeCloseTo(99, 0);
    expect(answer.missShare).toBeCloseTo(0.1, 6);
    const slower = answered(
      scenario(flex, {
        availability: { kind: "constant", refusal: 0 },
        slowdown: { kind: "constant", value: 2 },
      }),
      timed,
    );
    expect(slower.latencySeconds?.p50).toBeCloseTo(100, 0);
  });

  test("a timeout turns slow answers into fallbacks: half of the calls last longer than 50 s", () => {
    const timed = Array.from({ length: 100 }, (_, place) =>
      callAt(place * 10, { latencyMs: 1_000 * (1 + place) }),
    );
    const policy = { ...flex, maxAttempts: 1, attemptTimeoutSeconds: 50.5 };
    const sure = { availability: { kind: "constant", refusal: 0 } };
    const answer = answered(scenario(policy, sure), timed);
    expect(answer.fallbackShare).toBeCloseTo(0.5, 6);
    expect(answer.cost.scenario).toBe("0.9");
    expect(answered(scenario(policy, { ...sure, billAbandoned: 1 }), timed).cost.scenario).toBe(
      "1.2",
    );
  });

  test("a deadline that no call ever met is refused", () => {
    const timed = calls({ latencyMs: 2_000 });
    const workloads = [{ policy: flex, deadlineSeconds: 0.5 }];
    expect(simulated({ ...scenario(), workloads }, timed)).toEqual([
      "workloads[0].deadlineSeconds: deadlineSeconds is 0.5, shorter than the latency: even at standard the fastest of these calls takes 2 s. Give more time, or null for no deadline.",
    ]);
  });
});

describe("check 11: today's behaviour replayed", () => {
  test("is the invoice of the sample's month, to the last picodollar", () => {
    const statement = new Statement(PRICE_BOOK);
    const month = { seed: 20261120, endUs: parseIsoUs("2026-11-20") ?? 0 };
    const records = [...generateSampleMonth(month)];
    for (const record of records) statement.add(cellOfRecord(record));
    const answer = answered({ workloads: [] }, records);
    expect(answer.cost.today).toBe(statement.total.toWire().asServed);
    expect(answer.cost.scenario).toBe(answer.cost.today);
    expect(answer.cost.interval90).toEqual([answer.cost.today, answer.cost.today]);
    expect(answer.basis).toBe("measured");
    const left = statement.unpriced().reduce((sum, { records: own }) => sum + own, 0);
    expect(answer.unevaluable.reduce((sum, { records: own }) => sum + own, 0)).toBe(left);
  });
});
