import type { ReadyWorkload } from "./run-workload.ts";
import type { UncertainPart } from "./uncertain-parts.ts";

type Asks = (ready: ReadyWorkload) => boolean;

const isFlex: Asks = ({ workload: { policy } }) => policy.kind === "flex";
const isTimed: Asks = ({ shapes }) => shapes.some((shape) => shape !== null);
const mayTimeOut: Asks = (ready) => {
  const { policy } = ready.workload;
  return policy.kind === "flex" && policy.attemptTimeoutSeconds !== null && isTimed(ready);
};
const mayBatch: Asks = ({ workload: { policy } }) =>
  policy.kind === "batch" || (policy.kind === "flex" && policy.onExhausted === "batch");
const mayFallBack: Asks = ({ workload: { policy } }) =>
  policy.kind === "batch" || (policy.kind === "flex" && policy.onExhausted !== "fail");

/** For each part by name, the workloads whose cost it may change; all others are parts of flex's availability. */
const ASKS: Readonly<Record<string, Asks>> = {
  slowdown: mayTimeOut,
  prioritySlowdown: () => false,
  batchSeconds: (ready) => mayBatch(ready) && isTimed(ready),
  batchLateShare: (ready) => mayBatch(ready) && isTimed(ready),
  batchExpiredShare: (ready) => mayBatch(ready) && isTimed(ready),
  billAbandoned: mayTimeOut,
  cacheLossOnFallback: mayFallBack,
};

/** The same for how long their requests take. */
const ASKS_OF_TIME: Readonly<Record<string, Asks>> = {
  slowdown: isFlex,
  prioritySlowdown: ({ workload: { policy } }) => policy.kind === "priority",
  batchSeconds: mayBatch,
  batchLateShare: mayBatch,
  batchExpiredShare: mayBatch,
  billAbandoned: () => false,
  cacheLossOnFallback: () => false,
};

/** The parts that may change what the workloads cost. */
export const relevantParts = (
  parts: readonly UncertainPart[],
  ready: readonly ReadyWorkload[],
): readonly UncertainPart[] => parts.filter(({ name }) => ready.some(ASKS[name] ?? isFlex));

/** The parts that may change how long requests take, as far as anything tells how long they do. */
export const timingParts = (
  parts: readonly UncertainPart[],
  ready: readonly ReadyWorkload[],
): readonly UncertainPart[] =>
  parts.filter(({ name }) =>
    ready.some((one) => isTimed(one) && (ASKS_OF_TIME[name] ?? isFlex)(one)),
  );
