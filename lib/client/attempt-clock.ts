/** Timers hold no more. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A time limit beside the caller's own signal. */
export interface AttemptClock {
  readonly signal: AbortSignal;
  ranOut(): boolean;
  /** The answer has begun: from here on only the caller ends it. */
  stop(): void;
}

/** A signal that is given when time runs out or the caller gives up. */
export function attemptClock(seconds: number, caller: AbortSignal | null): AttemptClock {
  const controller = new AbortController();
  let out = false;
  const timer = setTimeout(
    () => {
      out = true;
      controller.abort(new DOMException(`No answer within ${seconds} s`, "TimeoutError"));
    },
    Math.min(LONGEST_TIMER_MS, seconds * 1_000),
  );
  const leave = (): void => {
    clearTimeout(timer);
    controller.abort(caller?.reason);
  };
  if (caller?.aborted) leave();
  else caller?.addEventListener("abort", leave, { once: true });
  return { signal: controller.signal, ranOut: () => out, stop: () => clearTimeout(timer) };
}

/** Resolves after a wait, or rejects with the caller's reason as soon as it gives up. */
export function waitSeconds(seconds: number, caller: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(caller?.reason);
    };
    const timer = setTimeout(
      () => {
        caller?.removeEventListener("abort", leave);
        resolve();
      },
      Math.min(LONGEST_TIMER_MS, seconds * 1_000),
    );
    if (caller?.aborted) leave();
    else caller?.addEventListener("abort", leave, { once: true });
  });
}
