import { runsUnderNpm } from "../env.ts";

const POLL_MS = 300;

/**
 * Aborted when npm, which started this process, is gone: npm and its shell pass no SIGTERM on.
 * Never aborted elsewhere, where outliving the parent is what `nohup` and `&` ask for.
 */
export function stopWithParent(): AbortSignal {
  const controller = new AbortController();
  if (runsUnderNpm()) {
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      controller.abort();
    }, POLL_MS);
    timer.unref();
  }
  return controller.signal;
}
