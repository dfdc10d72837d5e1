import type { SimulatedFigures, SimulatedSpan, SimulatedSpread } from "../../wire/simulation.ts";
import { sortedQuantile } from "../estimate/refusal-estimate.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { loggedTimes, pooledLatency, type RequestTimes } from "./pooled-times.ts";
import type { ReadyWorkload, WorkloadRun } from "./run-workload.ts";
import { todaysFigures } from "./todays-figures.ts";
import { type WorkloadFigures, workloadTimes } from "./workload-figures.ts";

/** A workload as it fared in one world. */
export interface FaredWorkload {
  readonly ready: ReadyWorkload;
  readonly made: WorkloadRun;
  readonly figures: WorkloadFigures;
}

const SHARES = [
  ...["fallbackShare", "failedShare", "attemptsPerOperation", "abandonedPerOperation"],
  "waitingSeconds",
] as const;

type Counted = (typeof SHARES)[number];

/** What requests do in one world, all workloads together. */
export interface WorldFigures
  extends Pick<SimulatedFigures, "latencySeconds" | "missShare">,
    Readonly<Record<Counted, number>> {}

/** What requests do in some worlds, and in the middle one of the same ticks. */
export interface FiguresOfWorlds {
  readonly middle: WorldFigures;
  readonly drawn: readonly WorldFigures[];
}

interface Timed extends RequestTimes {
  readonly deadlineSeconds: number | null;
}

/** Waits within six per cent of each other are one: worlds differ by more. */
function timesIn({ ready, made }: FaredWorkload): Timed[] {
  const timed = workloadTimes(ready, { ...made, isPreview: true });
  if (timed === null) return [];
  const { times, requests } = timed;
  const { deadlineSeconds } = ready.workload;
  return [{ requests, deadlineSeconds, answeredWithin: (at) => times.answeredWithin(at) }];
}

function missShareOf(all: readonly Timed[]): number | null {
  let [missed, requests] = [0, 0];
  for (const { deadlineSeconds, answeredWithin, requests: own } of all) {
    if (deadlineSeconds === null) continue;
    requests += own;
    missed += own * (1 - answeredWithin(deadlineSeconds));
  }
  return requests === 0 ? null : missed / requests;
}

/** What all requests do in a world, those that no policy takes included: they do what they did. */
export function worldFigures(
  untouched: readonly TrafficClass[],
): (ran: readonly FaredWorkload[]) => WorldFigures {
  const today = todaysFigures(untouched);
  const logged = loggedTimes(untouched);
  return (ran) => {
    const all = [...ran.map(({ figures }) => figures), today];
    const requests = all.reduce((sum, one) => sum + one.requests, 0);
    const per = (field: Exclude<keyof WorkloadFigures, "cost">): number =>
      requests === 0 ? 0 : all.reduce((sum, one) => sum + one[field], 0) / requests;
    const timed = ran.flatMap(timesIn);
    return {
      ...{ fallbackShare: per("fellBack"), failedShare: per("failed") },
      ...{ attemptsPerOperation: per("flexAttempts"), abandonedPerOperation: per("abandoned") },
      waitingSeconds: per("waitingSeconds"),
      latencySeconds: pooledLatency(logged === null ? timed : [...timed, logged], WORLD_PRECISION),
      missShare: missShareOf(timed),
    };
  };
}

const WORLD_PRECISION = 1e-3;
const DIGITS = 4;

/** The middle nine tenths of a figure over worlds; these run in longer ticks, and count by how far they are off their own middle. */
function spanOf(values: readonly number[], middle: number, point: number): SimulatedSpan {
  const moved = values.map((value) => (middle > 0 ? (value * point) / middle : value));
  const sorted = Float64Array.from(moved).sort();
  const ends = [sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.95)] as const;
  const shown = (value: number): number => Number(value.toPrecision(DIGITS));
  return [Math.min(point, shown(ends[0])), Math.max(point, shown(ends[1]))];
}

const SHARES_OF_ALL: ReadonlySet<string> = new Set(["fallbackShare", "failedShare", "missShare"]);

/** How far figures other than the cost spread over worlds; `null` where none were drawn. */
export function spreadOf(
  worlds: FiguresOfWorlds | null,
  point: Pick<SimulatedFigures, keyof WorldFigures>,
): SimulatedSpread | null {
  if (worlds === null) return null;
  const { middle, drawn } = worlds;
  const over = (figure: (one: typeof point) => number | null): SimulatedSpan | null => {
    const [own, base] = [figure(point), figure(middle)];
    if (own === null || base === null) return null;
    return spanOf(
      drawn.flatMap((one) => figure(one) ?? []),
      base,
      own,
    );
  };
  const known = (field: Counted | "missShare"): SimulatedSpan | null => {
    const span = over((one) => one[field]);
    return span && SHARES_OF_ALL.has(field) ? [span[0], Math.min(1, span[1])] : span;
  };
  const [p50, p95, p99] = (["p50", "p95", "p99"] as const).map((share) =>
    over(({ latencySeconds }) => latencySeconds?.[share] ?? null),
  );
  return {
    ...{ fallbackShare: known("fallbackShare"), failedShare: known("failedShare") },
    attemptsPerOperation: known("attemptsPerOperation"),
    abandonedPerOperation: known("abandonedPerOperation"),
    waitingSeconds: known("waitingSeconds"),
    latencySeconds: p50 && p95 && p99 ? { p50, p95, p99 } : null,
    missShare: known("missShare"),
  };
}
