import { expect, test } from "vitest";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { canaryFor, canaryWords } from "./canary-words.ts";
import type { Evaluation } from "./evaluate.ts";

const line = (name: string, basis: string) => ({ name, basis, low: 0, middle: 480, high: 1 });
const workload = (policy: string | null, requests: number) => ({
  ...{ workload: policy === null ? null : 0, policy, requests },
  cost: { today: "1000", scenario: "560", interval90: ["480", "1040"] },
});

/** Nothing else is read. */
const evaluation = (answer: object, days: number | null = 28) =>
  ({
    after: { answer: answer as SimulationAnswer },
    knowing: { worthUsd: 0, days },
  }) as Evaluation;

const ANSWER = {
  drivers: [{ name: "availability", cost: ["480", "1040"] }],
  assumptions: [line("shareDown", "assumed"), line("memorySeconds", "assumed")],
  workloads: [workload("flex", 140_000), workload(null, 1_000_000)],
};

test("a canary is told of where an assumption that calls at flex measure moves the cost most", () => {
  // Only what goes to flex counts: 140 000 × 0.02 × 7 ÷ 28.
  expect(canaryFor(evaluation(ANSWER))).toMatchObject({ requests: 700, looks: 630 });
  const measured = { ...ANSWER, assumptions: [line("shareDown", "measured")] };
  const invoice = { ...ANSWER, drivers: [{ name: "billAbandoned" }] };
  for (const none of [measured, invoice, { ...ANSWER, drivers: [] }]) {
    expect(canaryFor(evaluation(none))).toBeNull();
  }
  expect(canaryFor(evaluation(ANSWER, null))).toBeNull();
});

test("its cost, its risk and what knowing is worth are said in one breath", () => {
  const canary = { requests: 700, todayUsd: 5, usd: 2.8, moreAtWorstUsd: 0.2, looks: 630 };
  expect(canaryWords(canary, 12)).toBe(
    "A canary measures it: 2\u00a0% of these requests for 7 days, about 700 requests for $2.80 instead of $5.00 (90\u00a0%: at worst $0.20 more than today), worth 630 independent looks at flex. Knowing beforehand all that is open here would be worth at most $12 on as many requests as these.",
  );
  expect(canaryWords({ ...canary, moreAtWorstUsd: 0 }, 0)).toMatch(
    /less than today even at worst.*change no choice/,
  );
});
