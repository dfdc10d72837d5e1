import { expect, test } from "vitest";
import { answered, callAt, simulated } from "../../testing/simulated.ts";

const POINTS = {
  ...{ availability: { kind: "constant", refusal: 0.1 }, refusalSeconds: 0.3 },
  ...{ slowdown: { kind: "constant", value: 1 }, billAbandoned: 0, cacheLossOnFallback: 0 },
};
const calls = Array.from({ length: 3_000 }, (_, place) => callAt(place * 20, { latencyMs: 2_000 }));
const latched = {
  ...{ kind: "flex", maxAttempts: 1 },
  latch: { afterRefusals: 1, reprobeSeconds: 60, runRequests: null },
};

test("a result that requests were drawn for shows the digits that other draws would show, even at a constant refusal", () => {
  const costs = [1, 2, 3].map((seed) =>
    answered({ seed, workloads: [{ policy: latched }], assumptions: POINTS }, calls),
  );
  for (const { engine, cost } of costs) {
    expect(engine).toBe("sequential");
    // A refusal, and three more at standard until the probe: of 13 requests 9 at flex and 4 at standard.
    expect(Number(cost.scenario)).toBeCloseTo((36 * (9 / 2 + 4)) / 13, 0);
    expect(cost.scenario).toMatch(/^\d+\.\d{1,3}$/);
    expect(cost.interval90).toEqual([cost.scenario, cost.scenario]);
  }
});

test("an exact cost of a hundred attempts is told to forty decimals, and can be read again", () => {
  const policy = { kind: "flex", maxAttempts: 100, backoff: { kind: "none" } };
  const refusal = { availability: { kind: "constant", refusal: 0.123 } };
  const scenario = { workloads: [{ policy }], assumptions: { ...POINTS, ...refusal } };
  expect(answered(scenario, calls).cost.scenario).toBe("18");
});

test("a request larger than the limit of batches is charged at standard, where it goes, even where others wait", () => {
  const batch = { kind: "batch", maxEnqueuedTokens: 500 };
  const answer = answered({ workloads: [{ policy: batch }] }, calls.slice(0, 10));
  expect(answer).toMatchObject({ fallbackShare: 1, cost: { scenario: "0.12" } });
});

test("an interval holds its point, and nothing below what all would cost at flex, however few the requests", () => {
  const latch = { afterRefusals: 1, reprobeSeconds: 60, runRequests: null };
  const { cost } = answered({ workloads: [{ policy: { kind: "flex", latch } }] }, [callAt(0)]);
  const [low, high] = cost.interval90.map(Number);
  expect(low).toBeGreaterThanOrEqual(0.006 - 1e-9);
  expect(low).toBeLessThanOrEqual(Number(cost.scenario));
  expect(high).toBeGreaterThanOrEqual(Number(cost.scenario));
});

test("batches that hardly ever end within their window, and are sent again, never finish", () => {
  const batch = { kind: "batch", windowSeconds: 60 };
  const assumptions = { batchTurnaround: { medianSeconds: 3_600 } };
  expect(simulated({ workloads: [{ policy: batch }], assumptions }, calls)).toEqual([
    expect.stringMatching(/^workloads\[0\]\.policy\.windowSeconds: windowSeconds is 60, and half/),
  ]);
  const followed = { ...batch, onExpired: "standard" };
  const answer = answered({ workloads: [{ policy: followed }], assumptions }, calls);
  expect(answer.fallbackShare).toBeGreaterThan(0.99);
});

test("a timeout before any call is answered is refused where nothing follows, and takes all to standard otherwise", () => {
  const hasty = { kind: "flex", attemptTimeoutSeconds: 1.5, onExhausted: "fail" };
  expect(simulated({ workloads: [{ policy: hasty }], assumptions: POINTS }, calls)).toEqual([
    expect.stringMatching(
      /attemptTimeoutSeconds is 1\.5, shorter than the latency: .* 2 s at flex/,
    ),
  ]);
  const followed = { ...hasty, onExhausted: "standard" };
  const answer = answered({ workloads: [{ policy: followed }], assumptions: POINTS }, calls);
  expect(answer).toMatchObject({ fallbackShare: 1, cost: { scenario: "36" } });
});

test("models that take as long in the middle but not in the tail are timed out each by its own law", () => {
  const dear = Array.from({ length: 100 }, (_, place) =>
    callAt(place * 10, { inputTotal: 20_000, latencyMs: 18_000 + 40 * place }),
  );
  const cheap = Array.from({ length: 100 }, (_, place) =>
    callAt(place * 10 + 5, { model: "o4-mini", latencyMs: 2_000 + 360 * place }),
  );
  const policy = { kind: "flex", maxAttempts: 1, attemptTimeoutSeconds: 25 };
  const answer = answered({ workloads: [{ policy }], assumptions: POINTS }, [...dear, ...cheap]);
  // Of o3 ($0.202 a call) a tenth falls back, of o4-mini ($0.00132) 0.1 + 0.9 × 36 / 100, whose 64 take 25 s at most.
  const [ofDear, ofCheap] = [0.1, 0.1 + 0.9 * 0.36];
  expect(answer.fallbackShare).toBeCloseTo((ofDear + ofCheap) / 2, 12);
  const cost = 50 * 0.202 * (1 + ofDear) + 50 * 0.00132 * (1 + ofCheap);
  expect(Number(answer.cost.scenario)).toBeCloseTo(cost, 10);
});
