import { trafficFromWire } from "../../lib/simulation/traffic/traffic-on-wire.ts";
import { type AssignmentEvaluator, assignmentEvaluator } from "./assignment-evaluator.ts";
import { type Evaluator, evaluatorOf } from "./evaluate.ts";
import { forecastsOf } from "./forecast-weeks.ts";
import type { WorkerAnswer, WorkerQuestion } from "./worker-messages.ts";

let evaluate: Evaluator | null = null;
let assign: AssignmentEvaluator | null = null;

const tell = (answer: WorkerAnswer): void => self.postMessage(answer);

self.addEventListener("message", ({ data }: MessageEvent<WorkerQuestion>) => {
  if (data.kind === "load") {
    const portable = trafficFromWire(JSON.parse(new TextDecoder().decode(data.bytes)));
    evaluate = evaluatorOf(portable);
    assign = assignmentEvaluator(portable);
    const { met, records, leftOut } = portable;
    const forecasts = forecastsOf(portable);
    tell({ kind: "loaded", traffic: { met, records, leftOut, forecasts } });
    return;
  }
  if (data.kind === "assign") {
    if (assign === null) return;
    const { id, ask, effort } = data;
    tell({ kind: "assigned", id, result: assign(ask, effort) });
    return;
  }
  if (evaluate === null) return;
  const { id, file, effort, soldAt } = data;
  const began = performance.now();
  const result = evaluate(file, effort, soldAt);
  tell({ kind: "evaluated", id, effort, result, ms: performance.now() - began });
});
