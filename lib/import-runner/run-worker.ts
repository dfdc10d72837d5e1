import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

export interface WorkerTiming {
  readonly firstRestartMs: number;
  readonly longestRestartMs: number;
  /** How long a worker may take to end by itself. */
  readonly stopGraceMs: number;
}

const TIMING: WorkerTiming = {
  firstRestartMs: 1_000,
  longestRestartMs: 30_000,
  stopGraceMs: 8_000,
};

/** Sent to the worker when it should finish what it holds and end by itself. */
const STOP_MESSAGE = "stop";

export interface RunningWorker {
  stop(): Promise<void>;
}

/**
 * Keeps a worker thread alive beside the pages, so that heavy work never delays an answer: a crash
 * is reported and the worker started again, ever less eagerly.
 */
export function runWorker(
  script: URL,
  onCrash: (message: string) => void,
  { firstRestartMs, longestRestartMs, stopGraceMs }: WorkerTiming = TIMING,
): RunningWorker {
  let isStopping = false;
  let current: Worker | null = null;
  const stopped = new AbortController();

  const run = async () => {
    for (let delayMs = firstRestartMs; ; delayMs = Math.min(delayMs * 2, longestRestartMs)) {
      current = new Worker(script);
      const problem = await ended(current);
      if (isStopping) return;
      onCrash(problem);
      await sleep(delayMs, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
      if (isStopping) return;
    }
  };
  const finished = run();
  return {
    async stop() {
      isStopping = true;
      stopped.abort();
      current?.postMessage(STOP_MESSAGE);
      const grace = sleep(stopGraceMs, "late" as const, { ref: false });
      if ((await Promise.race([finished, grace])) === "late") await current?.terminate();
      await finished;
    },
  };
}

async function ended(worker: Worker): Promise<string> {
  return await new Promise((resolve) => {
    let problem = "it ended by itself";
    worker.once("error", (error) => {
      problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    worker.once("exit", () => resolve(problem));
  });
}
