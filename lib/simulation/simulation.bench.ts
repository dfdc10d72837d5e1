import { err } from "../core/result.ts";
import { FLEX_DEFAULTS, type FlexPolicy } from "../retry/policy.ts";
import type { AvailabilityModel, Conditions } from "./conditions.ts";
import type { Arrivals, EngineName, Population, SimulationRun } from "./engine.ts";
import { simulatePolicy } from "./engines/simulate-policy.ts";
import { fillThreefry13 } from "./random/threefry.ts";

const WEEK_SECONDS = 604_800;
const REQUESTS = 10_000_000;
const IN_SEQUENCE = 1_000_000;
const ROUNDS = 5;
/** Of what takes milliseconds, and is compiled meanwhile. */
const QUICK_ROUNDS = 30;
const SEED = 20261121;
const MOST_SIGMA = 4;
const KEY = { key0: 1, key1: 2 };

/** Five attempts, waits of 1, 2, 4, 8 s with full jitter, a budget of a minute: the case of the yardsticks. */
const POLICY: FlexPolicy = {
  ...FLEX_DEFAULTS,
  maxAttempts: 5,
  budgetSeconds: 60,
  attemptTimeoutSeconds: null,
};
const LATCH: FlexPolicy = {
  ...POLICY,
  latch: { afterRefusals: 1, reprobeSeconds: 60, runRequests: null },
};

const WEATHERS: readonly (readonly [name: string, model: AvailabilityModel])[] = [
  ["refusal 10 %, independent", { kind: "constant", refusal: 0.1, hourOfWeek: null }],
  ["refusal 50 %, independent", { kind: "constant", refusal: 0.5, hourOfWeek: null }],
  [
    "refusal 10 %, 30 minutes of memory",
    {
      kind: "two-state",
      upAccept: 0.989,
      downAccept: 0.1,
      shareDown: 0.1,
      memorySeconds: 1800,
      hourOfWeek: null,
    },
  ],
];

const conditionsOf = (availability: AvailabilityModel): Conditions => ({
  availability,
  refusalSeconds: 0.3,
  stallShare: 0,
  stallSeconds: 0,
  retryAfterSeconds: null,
});

/** A week whose requests arrive evenly, one to a row. */
function weekOf(requests: number): Population {
  const tick = new Uint32Array(requests);
  for (let row = 0; row < requests; row++) tick[row] = Math.floor((row / requests) * WEEK_SECONDS);
  const arrivals: Arrivals = {
    startUs: Date.UTC(2026, 10, 2) * 1000,
    tickSeconds: 1,
    ticks: WEEK_SECONDS,
    tick,
    classOf: new Uint16Array(requests),
    count: new Uint32Array(requests).fill(1),
  };
  return { classes: [{ requests, laws: null, inputTokens: 1000 }], arrivals };
}

/** Seconds of processor time: what other programs take of the machine does not count. */
function spentSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

interface Timed {
  readonly run: SimulationRun;
  readonly seconds: number;
}

function timed(
  policy: FlexPolicy,
  population: Population,
  model: AvailabilityModel,
  engine: EngineName,
): Timed {
  const request = {
    policy,
    population,
    conditions: conditionsOf(model),
    options: { seed: SEED, tapes: 1, engine },
  };
  let run: ReturnType<typeof simulatePolicy> = err({ code: "no-requests", message: "not run" });
  const seconds = spentSeconds(() => {
    run = simulatePolicy(request);
  });
  if (!run.ok) throw new Error(run.error.message);
  return { run: run.value, seconds };
}

function best(rounds: number, time: () => Timed): Timed {
  let quickest = time();
  for (let round = 1; round < rounds; round++) {
    const again = time();
    if (again.seconds < quickest.seconds) quickest = again;
  }
  return quickest;
}

const fallbackOf = ({ classes }: SimulationRun): number => {
  const [one] = classes;
  return one === undefined ? Number.NaN : 1 - one.answered.flex / one.operations;
};

/** What one engine says must be what another says of the same tape, to within the chance of single requests. */
function checkAgreement(name: string, exact: number, counted: number, requests: number): void {
  const sigma = Math.sqrt((exact * (1 - exact)) / requests);
  if (Math.abs(counted - exact) <= MOST_SIGMA * sigma) return;
  throw new Error(
    `${name}: expected a fallback share of ${exact} ± ${sigma}, but counted ${counted}`,
  );
}

/** The streaming bound: what a request's data takes to be read (8 + 4 + 4 bytes) and answered (4 + 1 bytes). */
function streamedPerSecond(): number {
  const [time, cost, latency] = [
    new Float64Array(REQUESTS),
    new Float32Array(REQUESTS),
    new Float32Array(REQUESTS),
  ];
  const [paid, tier] = [new Float32Array(REQUESTS), new Uint8Array(REQUESTS)];
  let quickest = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const seconds = spentSeconds(() => {
      for (let request = 0; request < REQUESTS; request++) {
        const late = (time[request] ?? 0) + (latency[request] ?? 0) > 1;
        paid[request] = (cost[request] ?? 0) * 0.5;
        tier[request] = late ? 1 : 0;
      }
    });
    quickest = Math.min(quickest, seconds);
  }
  return REQUESTS / quickest;
}

/** Calls of Threefry-2x32-13 per second; each gives two words. */
function drawnPerSecond(): number {
  const words = new Int32Array(2048);
  const fills = 10_000;
  let quickest = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const seconds = spentSeconds(() => {
      for (let fill = 0; fill < fills; fill++) fillThreefry13(words, 1024, fill * 1024, 0, KEY);
    });
    quickest = Math.min(quickest, seconds);
  }
  return (fills * 1024) / quickest;
}

function benchWeather(name: string, model: AvailabilityModel, all: Population, dense: Population) {
  const requests = best(ROUNDS, () => timed(POLICY, all, model, "per-request"));
  const ticks = best(QUICK_ROUNDS, () => timed(POLICY, dense, model, "ticks"));
  const sameRequests = timed(POLICY, all, model, "ticks");
  checkAgreement(name, fallbackOf(sameRequests.run), fallbackOf(requests.run), REQUESTS);
  return {
    weather: name,
    fallbackShare: fallbackOf(requests.run),
    perRequestPerSecond: Math.round(REQUESTS / requests.seconds),
    ticksMsPerWeek: Number((ticks.seconds * 1000).toFixed(2)),
    ticksOf10MRequestsPerSecond: Math.round(REQUESTS / sameRequests.seconds),
  };
}

function benchClosedForm(dense: Population) {
  const [, model] = WEATHERS[0] ?? [];
  if (model === undefined) throw new Error("expected a weather");
  const { run, seconds } = best(QUICK_ROUNDS, () => timed(POLICY, dense, model, "closed-form"));
  if (run.engine !== "closed-form")
    throw new Error(`expected the closed form, but ${run.engine} ran`);
  return Number((seconds * 1000).toFixed(3));
}

function run() {
  const all = weekOf(REQUESTS);
  const dense = weekOf(WEEK_SECONDS);
  const weathers = WEATHERS.map(([name, model]) => benchWeather(name, model, all, dense));
  const sequence = weekOf(IN_SEQUENCE);
  const latched = best(3, () =>
    timed(LATCH, sequence, { kind: "constant", refusal: 0.1, hourOfWeek: null }, "sequential"),
  );
  const calls = drawnPerSecond();
  return {
    bench: "simulation",
    requests: REQUESTS,
    rounds: ROUNDS,
    weathers,
    closedFormMs: benchClosedForm(dense),
    sequentialPerSecond: Math.round(IN_SEQUENCE / latched.seconds),
    streamingBoundPerSecond: Math.round(streamedPerSecond()),
    threefryCallsPerSecond: Math.round(calls),
    /** Half a call for a first attempt, one for each of the 0.11 retries of a refusal of 10 %. */
    randomBoundPerSecond: Math.round(calls / (0.5 + 0.1111)),
    note: "Best of the rounds, in processor time of one thread. The tick engine reads each second of a week once; per request every request is played.",
  };
}

const result = run();
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(result));
} else {
  const millions = (number: number): string => `${(number / 1e6).toFixed(1)} M/s`;
  for (const one of result.weathers) {
    console.log(
      `${one.weather.padEnd(36)} per request ${millions(one.perRequestPerSecond)}, a week by ticks ${one.ticksMsPerWeek} ms, 10 M requests by ticks ${millions(one.ticksOf10MRequestsPerSecond)}, fallback ${one.fallbackShare.toFixed(5)}`,
    );
  }
  console.log(
    `closed form ${result.closedFormMs} ms, in sequence with a latch ${millions(result.sequentialPerSecond)}`,
  );
  console.log(
    `bounds of this run: streaming ${millions(result.streamingBoundPerSecond)}, random numbers ${millions(result.randomBoundPerSecond)} (Threefry-13 ${millions(result.threefryCallsPerSecond)} calls)`,
  );
  console.log(result.note);
}
