import type { Worker } from "node:worker_threads";
import { dryRunWorker } from "../../lib/env.ts";
import type { DryRunTask } from "../../lib/import-runner/dry-run-message.ts";
import type { DryRunEvent } from "../../lib/wire/paths.ts";

const STOP_GRACE_MS = 3_000;

/** Rows live for a moment only: with more room their litter is kept longer, and nothing else. */
const ROOM = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };

const OUR_MISTAKE: DryRunEvent = {
  kind: "failed",
  code: "internal",
  message: "Something went wrong on our side; the terminal that runs Tierscope shows what.",
};

/** A thread of its own, so that pages stay quick while a whole file is read. */
function startThread(task: DryRunTask): Worker {
  // The bundler would take a plain import for a page's own worker and look for its source.
  const threads = process.getBuiltinModule("node:worker_threads");
  return new threads.Worker(new URL(dryRunWorker()), {
    workerData: task,
    resourceLimits: ROOM,
  });
}

/** Asks the thread to end; one that hangs is ended. */
function endThread(thread: Worker): void {
  thread.postMessage("stop");
  const late = setTimeout(() => void thread.terminate(), STOP_GRACE_MS);
  late.unref();
  thread.once("exit", () => clearTimeout(late));
}

/** The events of a dry run, one JSON per line. It ends when the reader goes away. */
export function dryRunEvents(task: DryRunTask, gone: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let thread: Worker | null = null;
  let isOpen = true;
  const leave = (): void => {
    if (isOpen && thread) endThread(thread);
    isOpen = false;
  };
  return new ReadableStream({
    start(controller) {
      const tell = (event: DryRunEvent): void => {
        if (isOpen) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      };
      const end = (event: DryRunEvent): void => {
        tell(event);
        if (isOpen) controller.close();
        isOpen = false;
      };
      thread = startThread(task);
      tell({ kind: "progress", rows: 0, bytes: 0 });
      thread.on("message", (event: DryRunEvent) => {
        if (event.kind === "progress") tell(event);
        else end(event);
      });
      thread.once("error", (error) => {
        console.error(error);
        end(OUR_MISTAKE);
      });
      thread.once("exit", () => end(OUR_MISTAKE)); // says nothing where it has told its outcome
      gone.addEventListener("abort", leave, { once: true });
    },
    cancel: leave,
  });
}
