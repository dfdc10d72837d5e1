import type { Latch } from "./policy.ts";

/** A client's latch: open it lets requests try flex, closed it sends them to standard. */
export interface LatchState {
  /** Whether a request that arrives now may try flex; the one that tries again after a closed time is the probe. */
  admit(atSeconds: number): "flex" | "probe" | "standard";
  answered(asProbe: boolean): void;
  failed(atSeconds: number, asProbe: boolean): void;
}

const OPEN: LatchState = { admit: () => "flex", answered: () => {}, failed: () => {} };

/** A latch at the beginning of a run; without one, all are let through. */
export function latchState(latch: Latch | null): LatchState {
  if (latch === null) return OPEN;
  const reprobeSeconds = latch.reprobeSeconds ?? Infinity;
  let refusals = 0;
  let closedUntil: number | null = null;
  let probing = false;
  let inRun = 0;
  const reopen = (): void => {
    refusals = 0;
    closedUntil = null;
    probing = false;
  };
  return {
    admit(atSeconds) {
      if (latch.runRequests !== null && inRun === latch.runRequests) {
        inRun = 0;
        reopen();
      }
      inRun++;
      if (closedUntil === null) return "flex";
      if (probing || atSeconds < closedUntil) return "standard";
      probing = true;
      return "probe";
    },
    answered(asProbe) {
      if (asProbe && probing) reopen();
      else if (closedUntil === null) refusals = 0;
    },
    failed(atSeconds, asProbe) {
      if (asProbe && probing) {
        probing = false;
        closedUntil = atSeconds + reprobeSeconds;
        return;
      }
      if (closedUntil !== null) return;
      refusals++;
      if (refusals >= latch.afterRefusals) closedUntil = atSeconds + reprobeSeconds;
    },
  };
}
