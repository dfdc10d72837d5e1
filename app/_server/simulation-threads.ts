import type { Worker } from "node:worker_threads";
import { simulationWorker } from "../../lib/env.ts";
import { problem } from "../../lib/http/problem.ts";
import type {
  SimulationReply,
  SimulationTask,
} from "../../lib/simulation-runner/simulation-task.ts";
import { ThreadPool } from "../../lib/simulation-runner/thread-pool.ts";
import { scenarioProblem } from "./simulation-task.ts";

/** Two at once: while both compute, pages are still answered by a thread of their own. */
const LIMITS = { most: 2, waitMs: 20_000, runMs: 120_000, idleMs: 60_000 };
/** Records live for a moment each: with room for many of them their litter is cleared seldom. */
const ROOM = { maxOldGenerationSizeMb: 1_536, maxYoungGenerationSizeMb: 64 };
const SLOT = Symbol.for("tierscope.simulation-threads");

function startThread(): Worker {
  // The bundler would take a plain import for a page's own worker and look for its source.
  const threads = process.getBuiltinModule("node:worker_threads");
  return new threads.Worker(new URL(simulationWorker()), { resourceLimits: ROOM });
}

/** One pool for the whole process: in development, modules load anew but the pool stays. */
function simulationThreads(): ThreadPool<SimulationTask, SimulationReply> {
  const slots = globalThis as { [SLOT]?: ThreadPool<SimulationTask, SimulationReply> };
  slots[SLOT] ??= new ThreadPool(startThread, LIMITS);
  return slots[SLOT];
}

const TOO_LARGE = new Set(["ERR_WORKER_OUT_OF_MEMORY"]);
const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : null;

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

/** A task's reply as an answer; nobody reads the one for a client that is gone. */
export async function answerTask(task: SimulationTask, gone: AbortSignal): Promise<Response> {
  const outcome = await simulationThreads().run(task, gone);
  switch (outcome.kind) {
    case "replied":
      return answerReply(outcome.reply);
    case "gone":
    case "busy": {
      const message = `${LIMITS.most} simulations are running, and none of them ended within ${seconds(LIMITS.waitMs)}. Try again in a moment.`;
      return problem({ code: "simulation-busy", message });
    }
    case "too-long": {
      const message = `This took longer than ${seconds(LIMITS.runMs)} and was ended. Narrow the period, filter the records, or give points for ranges; tierscope simulate on the command line has no limit.`;
      return problem({ code: "simulation-too-long", message });
    }
    case "broken": {
      if (!TOO_LARGE.has(String(codeOf(outcome.error)))) throw outcome.error;
      const message = `This needs more memory than the ${ROOM.maxOldGenerationSizeMb} MB that a simulation may have. Narrow the period, or filter the records.`;
      return problem({ code: "simulation-too-large", message });
    }
  }
}

function answerReply(reply: SimulationReply): Response {
  switch (reply.kind) {
    case "done":
      return new Response(reply.json, {
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    case "refused":
      return problem(scenarioProblem(reply.code, reply.problems));
    case "failed":
      return problem({ code: reply.code, message: reply.message });
  }
}
