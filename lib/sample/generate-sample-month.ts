import { createRandom, type Random } from "../core/random.ts";
import type { UsageRecord } from "../core/record.ts";
import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import { drawOperations, type Operation } from "./arrivals.ts";
import { BACKGROUND_WORKLOADS } from "./background-workloads.ts";
import type { Span } from "./calendar.ts";
import { INTERACTIVE_WORKLOADS } from "./interactive-workloads.ts";
import { attemptsOf } from "./operation.ts";
import { NO_PRESSURE, type Pressure, pressuresAt } from "./pressure.ts";
import type { SampleWorkload } from "./profile.ts";
import { drawWeather } from "./weather.ts";

export interface SampleMonth {
  /** A whole number from 0; the same seed and end give the same records. */
  readonly seed: number;
  /** Exclusive end of the 30 days, in microseconds since 1970 UTC. */
  readonly endUs: number;
}

const DAYS = 30;

/** An operation of one workload, ready to be played out. */
interface Planned {
  readonly startUs: number;
  readonly operation: Operation;
  readonly workload: SampleWorkload;
  readonly pressure: Pressure;
}

const byStart = (a: { readonly startUs: number }, b: { readonly startUs: number }): number =>
  a.startUs - b.startUs;

function planWorkload(random: Random, workload: SampleWorkload, window: Span): Planned[] {
  const operations = workload.arrivals
    .flatMap((arrivals, position) => drawOperations(random.at(position), arrivals, window))
    .sort(byStart);
  const pressures = pressuresAt(operations, workload.limitPerMinute);
  return operations.map((operation, position) => {
    const pressure = pressures[position] ?? NO_PRESSURE;
    return { startUs: operation.startUs, operation, workload, pressure };
  });
}

/**
 * About 100,000 invented call records of eight workloads over the 30 days before `endUs`, in time order.
 * They name models that are sold in late 2026; the import that carries them marks them as synthetic.
 */
export function* generateSampleMonth({ seed, endUs }: SampleMonth): Generator<UsageRecord> {
  const root = createRandom(seed).fork("sample-month");
  const window = { fromUs: endUs - DAYS * US_PER_DAY, toUs: endUs };
  const weather = drawWeather(root.fork("weather"), window);
  const planned = [...INTERACTIVE_WORKLOADS, ...BACKGROUND_WORKLOADS]
    .flatMap((workload) => planWorkload(root.fork(workload.name), workload, window))
    .sort(byStart);

  // A retry can begin long after the calls that follow its operation, so records wait for their hour.
  let waiting: UsageRecord[] = [];
  let next = 0;
  for (let untilUs = window.fromUs; untilUs < endUs; ) {
    untilUs = Math.min(endUs, untilUs + US_PER_HOUR);
    for (let plan = planned[next]; plan && plan.startUs < untilUs; plan = planned[++next]) {
      waiting.push(...attemptsOf(plan.operation, plan.workload, plan.pressure, weather, endUs));
    }
    waiting.sort(byStart);
    const later = waiting.findIndex(({ startUs }) => startUs >= untilUs);
    const due = later === -1 ? waiting.length : later;
    yield* waiting.slice(0, due);
    waiting = waiting.slice(due);
  }
}
