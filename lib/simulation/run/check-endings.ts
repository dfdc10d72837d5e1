import { err, ok, type Result } from "../../core/result.ts";
import type { BatchPolicy, FlexPolicy } from "../../retry/policy.ts";
import { batchLaw } from "../latency/batch-law.ts";
import type { Assumptions } from "../scenario/scenario.ts";
import type { ScenarioProblem } from "./check-scenario.ts";
import { type ReadyWorkload, turnaroundOf } from "./run-workload.ts";
import type { WorldNumbers } from "./world.ts";

/** Where fewer batches end within their window, those that are sent again and again are never done. */
const FEWEST_ENDED = 0.05;

type Complaint = { readonly field: string; readonly message: string } | null;

const shown = (seconds: number): number => Number(seconds.toPrecision(3));

function batchComplaint(
  { onExpired, windowSeconds }: BatchPolicy,
  assumptions: Assumptions,
  middle: WorldNumbers,
): Complaint {
  if (onExpired !== "resubmit") return null;
  const law = batchLaw(turnaroundOf(assumptions, middle));
  const ended = law.cdf(windowSeconds);
  if (ended >= FEWEST_ENDED) return null;
  const message = `windowSeconds is ${windowSeconds}, and half of all batches take ${shown(law.quantile(0.5))} s: fewer than one in twenty would end within it, and those that are sent again would never be done. Give a longer window, or let standard follow it.`;
  return { field: "windowSeconds", message };
}

function flexComplaint(
  { onExhausted, attemptTimeoutSeconds }: FlexPolicy,
  { shapes }: ReadyWorkload,
  { slowdown = 1 }: WorldNumbers,
): Complaint {
  if (onExhausted !== "fail" || attemptTimeoutSeconds === null) return null;
  const fastest = Math.min(...shapes.map((shape) => shape?.flex.quantile(0) ?? 0)) * slowdown;
  if (attemptTimeoutSeconds >= fastest) return null;
  const message = `attemptTimeoutSeconds is ${attemptTimeoutSeconds}, shorter than the latency: even the fastest of these calls takes ${shown(fastest)} s at flex, so that none would ever be answered. Give more time, or let standard follow.`;
  return { field: "attemptTimeoutSeconds", message };
}

/** Whether every policy can come to an end on these records, in the middle of what is assumed. */
export function checkEndings(
  ready: readonly ReadyWorkload[],
  assumptions: Assumptions,
  middle: WorldNumbers,
): Result<null, ScenarioProblem> {
  for (const one of ready) {
    const { place, workload } = one;
    const { policy } = workload;
    const complaint =
      policy.kind === "batch"
        ? batchComplaint(policy, assumptions, middle)
        : policy.kind === "flex"
          ? flexComplaint(policy, one, middle)
          : null;
    if (complaint === null) continue;
    const field = `workloads[${place}].policy.${complaint.field}`;
    return err({ code: "cannot-run", field, message: complaint.message });
  }
  return ok(null);
}
