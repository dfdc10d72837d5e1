import { expect, test } from "vitest";
import { answered, callAt } from "../../testing/simulated.ts";

const DAY = 86_400;

test("dear requests that come at bad hours are charged for these, whatever others do at good ones", () => {
  // 2025-05-01 00:00 UTC: dear calls in the first hour of ten days, cheap ones in the thirteenth.
  const calls = Array.from({ length: 200 }, (_, place) => {
    const second = Math.floor(place / 20) * DAY + (place % 20) * 100;
    return [
      callAt(second, { inputTotal: 100_000, outputTotal: 50 }),
      callAt(second + 12 * 3_600, { model: "o4-mini", outputTotal: 50 }),
    ];
  }).flat();
  // Odds of 1 to 1; nine times better by day and nine times worse by night: 10 % and 90 % are refused.
  const hourOfWeek = Array.from({ length: 168 }, (_, hour) =>
    hour % 24 < 6 ? -Math.log(9) : Math.log(9),
  );
  const answer = answered(
    {
      workloads: [{ policy: { kind: "flex", maxAttempts: 1 } }],
      assumptions: {
        availability: { kind: "constant", refusal: 0.5, hourOfWeek },
        ...{ refusalSeconds: 0.3, billAbandoned: 0, cacheLossOnFallback: 0 },
      },
    },
    calls,
  );
  expect(answer.fallbackShare).toBeCloseTo(0.5, 6);
  const [dear, cheap] = [200 * 1.002, 200 * 0.00132];
  const cost = dear * (0.5 + 0.5 * 0.9) + cheap * (0.5 + 0.5 * 0.1);
  expect(Number(answer.cost.scenario)).toBeCloseTo(cost, 4);
});
