import { normalQuantile } from "../core/distributions.ts";
import type { FlexPolicy } from "../retry/policy.ts";
import { PRESET_POLICIES } from "../retry/preset-policies.ts";
import {
  conditions,
  constant,
  doubling,
  fallbackShare,
  flexPolicy,
  laws,
  oneRequest,
  simulated,
  twoState,
} from "../testing/simulation-case.ts";
import type { AvailabilityModel, Law } from "./conditions.ts";
import { giveUpSeconds } from "./decide/give-up-time.ts";
import type { Population } from "./engine.ts";
import { effectiveSample } from "./estimate/effective-sample.ts";

/** A published or worked-out figure beside the engine's. */
interface KnownAnswer {
  readonly what: string;
  readonly expected: number;
  readonly engine: number;
  /** How far off the engine may be, as the source rounds. */
  readonly within: number;
}

const REFUSAL = 0.0945;
const FIVE = flexPolicy({ maxAttempts: 5, backoff: doubling("none") });
const SDK = flexPolicy({ maxAttempts: 3, backoff: { kind: "sdk-default" } });
const OUTAGES = [
  { share: 0.75, meanSeconds: 120 },
  { share: 0.25, meanSeconds: 5_400 },
];

const fallback = (policy: FlexPolicy, availability: AvailabilityModel, refusalSeconds = 0.5) =>
  fallbackShare(simulated(policy, conditions({ availability, refusalSeconds }), oneRequest));

function lognormalLaw(median: number, sigma: number): Law {
  const quantile = (share: number): number => median * Math.exp(sigma * normalQuantile(share));
  const cdf = (seconds: number): number => {
    let [low, high] = [1e-12, 1 - 1e-12];
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (quantile(middle) < seconds) low = middle;
      else high = middle;
    }
    return low;
  };
  return { cdf, quantile };
}

/** What one try of 30 s at a flex of median 20 s costs of standard, flex at half of it. */
function timeoutCost(billAbandoned: number): number {
  const policy = flexPolicy({ maxAttempts: 1, attemptTimeoutSeconds: 30 });
  const timed: Population = {
    classes: [{ requests: 1, inputTokens: 0, laws: laws({ flex: lognormalLaw(20, 1) }) }],
    arrivals: null,
  };
  const [one] = simulated(policy, conditions({ availability: constant(0.05) }), timed).classes;
  const { answered, abandoned } = one ?? { answered: { flex: 0, standard: 0 }, abandoned: 0 };
  return 0.5 * answered.flex + answered.standard + billAbandoned * 0.5 * abandoned;
}

const latchOf = (runRequests: number, refusal: number): number =>
  1 -
  fallback(
    flexPolicy({
      maxAttempts: 1,
      latch: { afterRefusals: 1, reprobeSeconds: null, runRequests },
    }),
    constant(refusal),
  );

/** Presets without a latch or a purse, whose attempts a budget does not end: all of them fail in p^N. */
const PLAIN = [
  ...(["flex-once", "timeout-180", "timeout-30", "flex-backoff-then-standard"] as const),
  ...(["sdk-default", "cookbook", "p-retry"] as const),
];

const hold = simulated(PRESET_POLICIES.batch, conditions({}), oneRequest);

const ANSWERS: readonly KnownAnswer[] = [
  ...[
    ["five attempts in 17 s, refusals independent", constant(REFUSAL), 7.5e-6, 5e-8] as const,
    ["the same, shortages remembered for a minute", twoState({}), 0.046, 5e-4] as const,
    ["… for an hour", twoState({ memorySeconds: 3_600 }), 0.059, 5e-4] as const,
  ].map(([what, model, expected, within]) => ({
    ...{ what, expected, within },
    engine: fallback(FIVE, model),
  })),
  {
    what: "the SDK's three attempts in 1.5 s, independent",
    ...{ expected: 8.4e-4, engine: fallback(SDK, constant(REFUSAL)), within: 5e-6 },
  },
  {
    what: "… shortages remembered for half a minute",
    ...{ expected: 0.069, engine: fallback(SDK, twoState({ memorySeconds: 30 }), 0.3) },
    within: 5e-4,
  },
  { what: "cost with a timeout of 30 s", expected: 0.688, engine: timeoutCost(0), within: 5e-4 },
  { what: "… abandoned calls billed", expected: 0.85, engine: timeoutCost(1), within: 5e-4 },
  {
    what: "a latch over runs of 150 at 1 %: left at flex",
    ...{ expected: 0.514, engine: latchOf(150, 0.01), within: 5e-4 },
  },
  ...[[60, 30.5] as const, [300, 6.5] as const, [1_800, 1.8] as const].map(([memory, looks]) => ({
    what: `looks that an hour is worth at ${memory / 60} min of memory`,
    ...{ expected: looks, engine: effectiveSample(3_600, memory), within: 0.05 },
  })),
  ...[
    [2, "from-its-start", 509] as const,
    [5, "from-its-start", 350] as const,
    [20, "from-its-start", 54] as const,
    [2, "in-its-midst", 41] as const,
    [5, "in-its-midst", 0] as const,
  ].map(([hourly, seen, seconds]) => ({
    what: `give up after, s (an hour costs ${hourly} savings, met ${seen})`,
    ...{ expected: seconds, engine: giveUpSeconds(OUTAGES, hourly, seen), within: 1 },
  })),
  ...PLAIN.map((preset) => ({
    what: `preset ${preset} at a refusal of 10 %: 0.1^${PRESET_POLICIES[preset].maxAttempts}`,
    expected: 0.1 ** PRESET_POLICIES[preset].maxAttempts,
    engine: Number(fallback(PRESET_POLICIES[preset], constant(0.1)).toPrecision(6)),
    within: 1e-13,
  })),
  {
    what: "preset batch, submitted every hour: mean wait, s",
    ...{ expected: 1_800, engine: hold.classes[0]?.waitingSeconds ?? Number.NaN, within: 1 },
  },
];

const result = {
  bench: "simulation-answers",
  answers: ANSWERS.map(({ within, ...one }) => ({
    ...one,
    holds: Math.abs(one.engine - one.expected) <= within,
  })),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else {
  for (const { what, expected, engine, holds } of result.answers) {
    const shown = Number(engine.toPrecision(4));
    console.log(
      `${holds ? "holds" : "WRONG"}  ${what.padEnd(66)} ${Number(expected.toPrecision(4))}  engine ${shown}`,
    );
  }
}
if (result.answers.some(({ holds }) => !holds)) process.exitCode = 1;
