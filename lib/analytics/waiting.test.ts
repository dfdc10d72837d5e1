import { expect, test } from "vitest";
import type { PlanePoint, TierPays } from "../wire/latency.ts";
import type { Advice } from "../wire/workloads.ts";
import { extraWaits, type Waiting, weighWaiting } from "./waiting.ts";

const USD = 1_000_000_000_000n;
const advised = (verdict: Advice["verdict"]): Advice => ({
  ...{ answers: [], verdict, ask: null },
  reason: "As the playbook says.",
});

/** A thousand calls that would cost $5 less at batch and $4 less at flex. */
const waiting = (rest: Partial<Waiting> = {}): Waiting => ({
  usdPerHour: "2",
  calls: 1_000,
  savedAt: (tier) => (tier === "batch" ? 5n : 4n) * USD,
  extraMs: () => 3_600,
  ...rest,
});

test("a tier pays while what it saves is more than its longer waits cost", () => {
  // 1,000 calls × 3.6 s × $2 an hour = $2.00, against $4.00
  const flex = weighWaiting(advised("flex"), waiting());
  expect(flex.verdict).toBe("flex");
  expect(flex.reason).toBe(
    "As the playbook says. At $2 an hour, the 3.6\u00a0s that a call takes longer at flex cost $2.00 in all, and flex saves $4.00.",
  );
});

test("where waiting costs more than flex saves, the work stays at standard", () => {
  // $5 an hour: $5.00 against $4.00
  const { verdict, reason } = weighWaiting(advised("flex"), waiting({ usdPerHour: "5" }));
  expect(verdict).toBe("standard");
  expect(reason).toMatch(/^Standard: waiting would cost more than it saves\. At \$5 an hour/);
});

test("work that fits batch goes to flex where only batch waits too long", () => {
  const { verdict, reason } = weighWaiting(
    advised("batch"),
    waiting({ extraMs: (tier) => (tier === "batch" ? 3_600_000 : 3_600) }),
  );
  expect(verdict).toBe("flex");
  expect(reason).toMatch(
    /^Flex: at batch, waiting would cost more.*batch cost \$2000\.00.*flex saves/,
  );
});

test("where nobody knows how long calls would wait, the verdict stays and the break-even is told", () => {
  // $5 ÷ (1,000 calls × $2 an hour) = 9 s
  const { verdict, reason } = weighWaiting(advised("batch"), waiting({ extraMs: () => null }));
  expect(verdict).toBe("batch");
  expect(reason).toContain("a call may wait 9.0\u00a0s longer before what batch saves is gone");
});

test("a wait of no worth, and work that stays fast, change nothing", () => {
  expect(weighWaiting(advised("flex"), waiting({ usdPerHour: "0" }))).toEqual(advised("flex"));
  expect(weighWaiting(advised("standard"), waiting())).toEqual(advised("standard"));
  expect(weighWaiting(advised(null), waiting())).toEqual(advised(null));
});

const pays = (rest: Partial<TierPays>): TierPays => ({
  ...{ provider: "openai", model: "o3", tier: "flex", workload: null, calls: 100 },
  ...{ savedPerCall: "0", wait: null, before: null, savedUsd: null, extraMs: null, pays: null },
  ...{ usdPerHour: null, lowUsdPerHour: null, highUsdPerHour: null },
  ...rest,
});

const point = (rest: Partial<PlanePoint>): PlanePoint => ({
  ...{ provider: "openai", model: "o3", tier: "standard", workload: "mail", calls: 100 },
  ...{ perCall: null, unpricedCalls: 0, sampled: 100 },
  p50: { ms: 0, lowMs: null, highMs: null, effective: 0 },
  p95: { ms: 0, lowMs: null, highMs: null, effective: 0 },
  ...rest,
});

test("a workload's own calls at a tier tell how long it waits, else those of its models", () => {
  const waits = extraWaits({
    pays: {
      workload: [
        pays({ workload: "chat", extraMs: 1_000, calls: 300 }),
        pays({ workload: "chat", model: "gpt-5", extraMs: 5_000, calls: 100 }),
      ],
      model: [pays({ extraMs: 4_000 }), pays({ model: "gpt-5", extraMs: null })],
    },
    points: {
      model: [],
      workload: [
        point({ calls: 60 }),
        point({ model: "gpt-5", calls: 40 }),
        point({ workload: "night", model: "gpt-5" }),
      ],
    },
  });
  expect(waits("chat", "flex")).toBe(2_000); // (300 × 1 s + 100 × 5 s) ÷ 400
  expect(waits("mail", "flex")).toBe(4_000); // known of three fifths of its calls
  expect(waits("night", "flex")).toBeNull();
  expect(waits("mail", "batch")).toBeNull();
});
