/** A job's time: at every tick one request can be made, at flex where it is available, at standard where that works. */
export interface JobWindow {
  /** 1 where flex takes a request. */
  readonly flex: Uint8Array;
  /** 1 where standard takes one; `null` where it always does. */
  readonly standard: Uint8Array | null;
}

/** How many of a job's requests were made where when its time was over. */
export interface JobOutcome {
  readonly flex: number;
  readonly standard: number;
  readonly unfinished: number;
}

/** Whether a request that flex does not take now goes to standard rather than waiting. */
type Rule = (left: number, ticksLeft: number, done: number, tick: number) => boolean;

function runJob(requests: number, { flex, standard }: JobWindow, rule: Rule): JobOutcome {
  const ticks = flex.length;
  let atFlex = 0;
  let atStandard = 0;
  for (let tick = 0; tick < ticks; tick++) {
    const done = atFlex + atStandard;
    const left = requests - done;
    if (left === 0) break;
    if (flex[tick] === 1) atFlex++;
    else if (rule(left, ticks - tick, done, tick) && standard?.[tick] !== 0) atStandard++;
  }
  return { flex: atFlex, standard: atStandard, unfinished: requests - atFlex - atStandard };
}

/**
 * Flex when it is available, else idle, and standard only once what is left takes all the time that is left: it uses
 * min(requests, available ticks) of flex, which no policy can exceed, so that it is the cheapest without a forecast,
 * as long as standard never fails.
 */
export const lazyJob = (requests: number, window: JobWindow): JobOutcome =>
  runJob(requests, window, (left, ticksLeft) => left >= ticksLeft);

/**
 * Never behind an even pace: Uniform Progress of Wu et al., "Can't Be Late" (NSDI 2024). It pays for standard earlier
 * and so has time left where standard fails too.
 */
export const steadyJob = (requests: number, window: JobWindow): JobOutcome =>
  runJob(
    requests,
    window,
    (left, ticksLeft, done, tick) =>
      left >= ticksLeft || done * window.flex.length < requests * (tick + 1),
  );
