import type { RequestTimes } from "./pooled-times.ts";
import type { ReadyWorkload, WorkloadRun } from "./run-workload.ts";
import { workloadTimes } from "./workload-figures.ts";

/** Shares are asked at the same moments for a workload, for all together and for a curve, and again where only prices differ. */
const known = new WeakMap<WorkloadRun, RequestTimes | null>();

interface Ran {
  readonly ready: ReadyWorkload;
  readonly made: WorkloadRun;
}

/** How long the requests of a run take, each moment worked out once; `null` where nothing tells. */
export function ranTimes({ ready, made }: Ran): RequestTimes | null {
  const found = known.get(made);
  if (found !== undefined) return found;
  const timed = workloadTimes(ready, made);
  const shares = new Map<number, number>();
  const told = timed && {
    requests: timed.requests,
    answeredWithin(seconds: number): number {
      const share = shares.get(seconds) ?? timed.times.answeredWithin(seconds);
      shares.set(seconds, share);
      return share;
    },
  };
  known.set(made, told);
  return told;
}
