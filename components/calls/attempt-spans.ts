import { US_PER_MS } from "../../lib/core/time.ts";
import type { CallLine } from "../../lib/wire/calls.ts";

/** One attempt on the time line of its operation, in milliseconds from the first attempt's start. */
export interface AttemptSpan {
  readonly call: CallLine;
  readonly startMs: number;
  /** `null`: how long it took is unknown. */
  readonly lengthMs: number | null;
  readonly firstTokenMs: number | null;
  /** Wait between the end of the one before and this start; `null` where that end is unknown, or it is the first. */
  readonly waitMs: number | null;
}

export interface AttemptLine {
  readonly spans: readonly AttemptSpan[];
  /** From the first start to the last known end; at least a millisecond. */
  readonly totalMs: number;
  /** All known waits. */
  readonly waitedMs: number;
  readonly unknownWaits: number;
}

const endOf = ({ startMs, lengthMs }: AttemptSpan): number => startMs + (lengthMs ?? 0);

/** Attempts of one operation in order of time, placed on one line; `null` where one of several names no time. */
export function attemptLine(attempts: readonly CallLine[]): AttemptLine | null {
  if (attempts.some(({ atUs }) => atUs === null)) return null;
  const ordered = [...attempts].sort((a, b) => (a.atUs ?? 0) - (b.atUs ?? 0));
  const firstUs = ordered[0]?.atUs ?? 0;
  const spans: AttemptSpan[] = [];
  for (const call of ordered) {
    const startMs = ((call.atUs ?? 0) - firstUs) / US_PER_MS;
    const before = spans.at(-1);
    const waitMs = before?.lengthMs == null ? null : Math.max(0, startMs - endOf(before));
    spans.push({ call, startMs, lengthMs: call.latencyMs, firstTokenMs: call.ttftMs, waitMs });
  }
  return {
    spans,
    totalMs: Math.max(1, ...spans.map(endOf)),
    waitedMs: spans.reduce((sum, { waitMs }) => sum + (waitMs ?? 0), 0),
    unknownWaits: spans.slice(1).filter(({ waitMs }) => waitMs === null).length,
  };
}
