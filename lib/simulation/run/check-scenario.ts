import { err, ok, type Result } from "../../core/result.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Traffic } from "../traffic/traffic.ts";
import type { ReadyWorkload } from "./run-workload.ts";

/** Why a scenario that reads well cannot be run on these records, beside the field that it comes of. */
export interface ScenarioProblem {
  readonly code: "no-records" | "empty-workload" | "deadline-too-short" | "cannot-run";
  readonly field: string;
  readonly message: string;
}

const count = (records: number): string => records.toLocaleString("en-US");

/** Whether every workload has records of its own to speak of. */
export function checkWorkloads(
  { workloads }: Scenario,
  { records, fitting }: Traffic,
): Result<null, ScenarioProblem> {
  if (records === 0) {
    const message = "There is no record to simulate. Give records of at least one request.";
    return err({ code: "no-records", field: "", message });
  }
  const empty = workloads.findIndex((_, place) => fitting[place] === 0);
  if (empty === -1) return ok(null);
  const ofTags =
    workloads[empty]?.match.tag === undefined
      ? ""
      : " Of a source's tags a record keeps one, as the source's word for its workload.";
  const message = `The workload is empty: its match fits none of the ${count(records)} records.${ofTags} Correct a name, or take the workload out.`;
  return err({ code: "empty-workload", field: `workloads[${empty}].match`, message });
}

/** Whether every deadline can be met at all. */
export function checkDeadlines(ready: readonly ReadyWorkload[]): Result<null, ScenarioProblem> {
  for (const { place, workload, shapes } of ready) {
    const { deadlineSeconds } = workload;
    if (deadlineSeconds === null) continue;
    const fastest = Math.min(...shapes.map((shape) => shape?.standard.quantile(0) ?? Infinity));
    if (!Number.isFinite(fastest) || deadlineSeconds >= fastest) continue;
    const message = `deadlineSeconds is ${deadlineSeconds}, shorter than the latency: even at standard the fastest of these calls takes ${Number(fastest.toPrecision(3))} s. Give more time, or null for no deadline.`;
    return err({
      code: "deadline-too-short",
      field: `workloads[${place}].deadlineSeconds`,
      message,
    });
  }
  return ok(null);
}

/** What is odd about workloads and refuses nothing. */
export function scenarioNotes(
  { workloads, assumptions }: Scenario,
  traffic: Traffic,
): readonly string[] {
  const isReplayOfNothing =
    assumptions.availability.kind === "replay" && traffic.capacity.attempts.length === 0;
  const replay = isReplayOfNothing
    ? [
        "availability replays the records' own attempts at flex, and there are none that tell whether it had room: assumptions.availability.otherwise stands for all.",
      ]
    : [];
  return [...replay, ...idleNotes(workloads, traffic)];
}

function idleNotes(workloads: Scenario["workloads"], traffic: Traffic): string[] {
  return workloads.flatMap((_, place) => {
    if (traffic.classes.some(({ workload }) => workload === place)) return [];
    return [
      `workloads[${place}] has no request of its own: earlier workloads take the ${count(traffic.fitting[place] ?? 0)} records that it fits, or none of them can be evaluated.`,
    ];
  });
}
