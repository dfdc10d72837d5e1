import { nelderMead } from "../estimate/nelder-mead.ts";
import { ranksOf } from "./sample-law.ts";

/** How long a model takes at a tier: a base, a time for each fresh input token and each output token, times a residual. */
export interface LatencyFit {
  readonly baseSeconds: number;
  readonly secondsPerInputToken: number;
  readonly secondsPerOutputToken: number;
  /** What durations were of what the line says, sorted: half of them are below 1. */
  readonly residuals: Float64Array;
  readonly calls: number;
}

export interface TimedSize {
  readonly latencySeconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const FEWEST_CALLS = 8;
const MOST_CALLS = 1_500;
const MOST_RESIDUALS = 256;
const SEARCH = { mostEvaluations: 500, tolerance: 1e-4 };
const MILLION = 1e6;

const middleOf = (values: readonly number[]): number =>
  Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? 0;

const secondsAt = (
  [base = 0, input = 0, output = 0]: readonly number[],
  { inputTokens, outputTokens }: Omit<TimedSize, "latencySeconds">,
): number =>
  Math.exp(base) +
  (Math.exp(input) * inputTokens) / MILLION +
  (Math.exp(output) * outputTokens) / MILLION;

/**
 * Base, prefill and time per token of calls of one model, by least absolute deviations of logarithms, which a heavy
 * tail does not move; the residuals stay as they were seen. `null` with fewer than eight calls.
 */
export function fitLatency(calls: readonly TimedSize[]): LatencyFit | null {
  const timed = calls.filter(({ latencySeconds }) => latencySeconds > 0);
  if (timed.length < FEWEST_CALLS) return null;
  const every = Math.ceil(timed.length / MOST_CALLS);
  const used = timed.filter((_, place) => place % every === 0);
  const logs = used.map(({ latencySeconds }) => Math.log(latencySeconds));
  const off = (at: readonly number[]): number =>
    used.reduce(
      (sum, call, place) => sum + Math.abs((logs[place] ?? 0) - Math.log(secondsAt(at, call))),
      0,
    ) / used.length;
  const middle = middleOf(used.map(({ latencySeconds }) => latencySeconds));
  const output = Math.max(1, middleOf(used.map(({ outputTokens }) => outputTokens)));
  const input = Math.max(1, middleOf(used.map(({ inputTokens }) => inputTokens)));
  const start = [
    Math.log(middle / 4),
    Math.log((middle * 0.05 * MILLION) / input),
    Math.log((middle * 0.7 * MILLION) / output),
  ];
  const first = nelderMead(off, start, [1, 1, 1], SEARCH);
  const { at } = nelderMead(off, first.at, [0.3, 0.7, 0.3], SEARCH);
  const ratios = Float64Array.from(
    timed,
    (call) => call.latencySeconds / secondsAt(at, call),
  ).sort();
  const [baseLog = 0, inputLog = 0, outputLog = 0] = at;
  return {
    baseSeconds: Math.exp(baseLog),
    secondsPerInputToken: Math.exp(inputLog) / MILLION,
    secondsPerOutputToken: Math.exp(outputLog) / MILLION,
    residuals: ranksOf(ratios, MOST_RESIDUALS),
    calls: timed.length,
  };
}

/** What the line says of a call of this size, in seconds, before its residual. */
export const fittedSeconds = (
  { baseSeconds, secondsPerInputToken, secondsPerOutputToken }: LatencyFit,
  { inputTokens, outputTokens }: Omit<TimedSize, "latencySeconds">,
): number =>
  baseSeconds + secondsPerInputToken * inputTokens + secondsPerOutputToken * outputTokens;
